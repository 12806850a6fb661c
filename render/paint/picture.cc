// Pictures and their tiles: rows pulled from the image store when their line comes.
#include "render/base/printable_url.h"
#include "render/paint/painters.h"

namespace weft {

TilePlace tile_place(int32_t at, int32_t start, int32_t size, int32_t step) {
  int64_t offset = static_cast<int64_t>(at) - start, repetition = 0;
  if (step > 0) {
    repetition = offset >= 0 ? offset / step : -((-offset + step - 1) / step);
    offset -= repetition * step;
  }
  return {repetition, offset >= 0 && offset < size ? static_cast<int32_t>(offset) : -1};
}

namespace {

// Opens the rows of the repetition that is wanted, unless they are open.
Status open(const ImagePaint& picture, TilePlace place, PictureState& state, ImageStore& images) {
  if (state.rows && state.tile_row == place.repetition && place.offset >= state.next_y)
    return Status::Ok;
  state.rows.reset();
  WEFT_TRY_ASSIGN(state.rows,
                  images.open_rows(*picture.image, static_cast<uint32_t>(picture.tile.width()),
                                   static_cast<uint32_t>(picture.tile.height()), picture.scaling));
  state.tile_row = place.repetition;
  return Status::Ok;
}

Result<std::span<const Rgba>> row_at(const ImagePaint& picture, TilePlace place,
                                     PictureState& state, ImageStore& images) {
  WEFT_TRY(open(picture, place, state, images));
  state.next_y = place.offset + 1;
  return state.rows->row(static_cast<uint32_t>(place.offset));
}

}  // namespace

void paint_picture_row(const ImagePaint& picture, PictureState& state, ImageStore& images,
                       Notes& notes, LineWriter& writer) {
  if (state.failed || picture.tile.empty()) return;
  const TilePlace place =
      tile_place(writer.y(), picture.tile.top, picture.tile.height(), picture.step_y);
  if (place.offset < 0) return;
  const auto row = row_at(picture, place, state, images);
  if (!row.ok()) {
    state.failed = true;
    state.rows.reset();
    notes.notef("%s: the picture ends at line %d: %s", PrintableUrl(picture.image->url()).text(),
                static_cast<int>(place.offset), status_name(row.status()));
    return;
  }
  if (picture.step_x <= 0) return writer.picture_row(picture.tile.left, row.value());
  const int64_t first =
      tile_place(writer.left(), picture.tile.left, picture.tile.width(), picture.step_x).repetition;
  for (int64_t x = picture.tile.left + first * picture.step_x; x < writer.right();
       x += picture.step_x)
    writer.picture_row(static_cast<int32_t>(x), row.value());
}

}  // namespace weft
