#include "fonts/freetype/open_file.h"

#include <ft2build.h>
#include FT_FREETYPE_H

namespace weft {

Status OpenFile::open() {
  if (face_) return Status::Ok;
  WEFT_TRY(library_->start());
  const FT_Error error =
      FT_New_Memory_Face(library_->get(), bytes_.data(), static_cast<FT_Long>(bytes_.size()),
                         static_cast<FT_Long>(index_), &face_);
  if (error) face_ = nullptr;
  Status status = library_->status_of(error);
  if (status == Status::Ok && (!FT_IS_SCALABLE(face_) || face_->units_per_EM == 0))
    status = Status::Unsupported;
  if (status == Status::Ok) select_characters();
  else close();
  return status;
}

std::span<const uint8_t> OpenFile::unpacked() const {
  return {face_->stream->base, face_->stream->size};
}

void OpenFile::close() {
  if (face_) FT_Done_Face(face_);
  face_ = nullptr;
  user = nullptr;
  is_moved = false;
  size = Px();
}

void OpenFile::select_characters() {
  is_symbol_ = false;
  if (face_->charmap && face_->charmap->encoding == FT_ENCODING_UNICODE) return;
  if (FT_Select_Charmap(face_, FT_ENCODING_MS_SYMBOL) == 0) is_symbol_ = true;
  else if (face_->num_charmaps > 0) FT_Set_Charmap(face_, face_->charmaps[0]);
}

}  // namespace weft
