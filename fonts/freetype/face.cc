#include "fonts/freetype/face.h"

#include <algorithm>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_MULTIPLE_MASTERS_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include "fonts/freetype/rasterizer.h"

namespace weft {
namespace {

constexpr int32_t kMaxPixels = 8192;
// Skia's: the outline grows by a 24th of the em, and leans by a quarter.
constexpr FT_Pos kBoldDivisor = 24;
constexpr FT_Matrix kOblique = {0x10000, 0x4000, 0, 0x10000};
constexpr FT_Pos kQuarterPixel = 16;

FT_Int32 load_flags(GlyphMode mode) {
  return mode == GlyphMode::Mono ? FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP
                                 : FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_NO_AUTOHINT;
}

void adjust(FT_Outline& outline, const OutlineRequest& request) {
  if (request.bold) FT_Outline_Embolden(&outline, request.size.raw() / kBoldDivisor);
  if (request.oblique) FT_Outline_Transform(&outline, &kOblique);
  if (request.subpixel) FT_Outline_Translate(&outline, request.subpixel * kQuarterPixel, 0);
}

Result<GlyphBitmap> bounds_of(FT_Outline& outline) {
  GlyphBitmap bounds;
  if (outline.n_points == 0) return bounds;
  FT_BBox box;
  FT_Outline_Get_CBox(&outline, &box);
  const FT_Pos left = box.xMin >> 6, right = (box.xMax + 63) >> 6;
  const FT_Pos bottom = box.yMin >> 6, top = (box.yMax + 63) >> 6;
  if (right - left > kMaxPixels || top - bottom > kMaxPixels) return Status::Unsupported;
  if (right <= left || top <= bottom) return bounds;
  bounds.left = static_cast<int32_t>(left);
  bounds.top = static_cast<int32_t>(top);
  bounds.width = bounds.stride = static_cast<int32_t>(right - left);
  bounds.height = static_cast<int32_t>(top - bottom);
  return bounds;
}

}  // namespace

Face::Face(FreeTypeLibrary& library, std::span<const uint8_t> file, uint32_t index, AxisValues axes)
    : library_(&library), file_(file), index_(index), axes_(axes) {
  const Result<Sfnt> sfnt = Sfnt::open(file, index);
  if (!sfnt.ok()) return;
  kerning_ = Kerning(sfnt.value());
  ligatures_ = Ligatures(sfnt.value());
}

Status Face::open() {
  if (face_) return Status::Ok;
  WEFT_TRY(library_->start());
  const FT_Error error =
      FT_New_Memory_Face(library_->get(), file_.data(), static_cast<FT_Long>(file_.size()),
                         static_cast<FT_Long>(index_), &face_);
  if (error) face_ = nullptr;
  Status status = library_->status_of(error);
  if (status == Status::Ok) status = set_up();
  if (status != Status::Ok) close();
  return status;
}

void Face::close() {
  if (face_) FT_Done_Face(face_);
  face_ = nullptr;
  has_loaded_ = false;
}

Status Face::set_up() {
  if (!FT_IS_SCALABLE(face_) || face_->units_per_EM == 0) return Status::Unsupported;
  select_characters();
  WEFT_TRY(move_axes());
  if (metrics_.units_per_em == 0) read_metrics();
  return library_->status_of(0);
}

void Face::select_characters() {
  is_symbol_ = false;
  if (face_->charmap && face_->charmap->encoding == FT_ENCODING_UNICODE) return;
  if (FT_Select_Charmap(face_, FT_ENCODING_MS_SYMBOL) == 0) is_symbol_ = true;
  else if (face_->num_charmaps > 0) FT_Set_Charmap(face_, face_->charmaps[0]);
}

Status Face::move_axes() {
  const Result<Sfnt> sfnt = Sfnt::open(file_, index_);
  if (!FT_HAS_MULTIPLE_MASTERS(face_) || !sfnt.ok()) return Status::Ok;
  std::array<FT_Fixed, 16> coordinates{};
  const uint32_t count = std::min<uint32_t>(sfnt.value().axis_count(), coordinates.size());
  bool is_default = true;
  for (uint32_t i = 0; i < count; ++i) {
    const VariationAxis axis = sfnt.value().axis(i);
    int32_t wanted = axis.standard;
    if (axis.tag == sfnt_tag("wght")) wanted = axes_.weight << 16;
    if (axis.tag == sfnt_tag("wdth")) wanted = axes_.stretch_percent << 16;
    coordinates[i] = std::max(axis.minimum, std::min(wanted, axis.maximum));
    is_default = is_default && coordinates[i] == axis.standard;
  }
  if (is_default) return Status::Ok;
  return library_->status_of(FT_Set_Var_Design_Coordinates(face_, count, coordinates.data()));
}

int32_t Face::height_of(char32_t character) {
  const uint16_t glyph = glyph_of(character);
  if (!glyph || FT_Load_Glyph(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP)) return 0;
  FT_BBox box;
  FT_Outline_Get_CBox(&face_->glyph->outline, &box);
  return static_cast<int32_t>(box.yMax);
}

void Face::read_metrics() {
  metrics_.units_per_em = face_->units_per_EM;
  metrics_.ascender = face_->ascender;
  metrics_.descender = face_->descender;
  metrics_.line_gap = std::max(0, face_->height - face_->ascender + face_->descender);
  metrics_.underline_position = face_->underline_position;
  metrics_.underline_thickness = face_->underline_thickness;
  metrics_.strikeout_position = metrics_.units_per_em / 4;
  if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face_, FT_SFNT_OS2))) {
    if (os2->version >= 2 && os2->version != 0xFFFF) {
      metrics_.x_height = os2->sxHeight;
      metrics_.cap_height = os2->sCapHeight;
    }
    if (os2->yStrikeoutPosition > 0)
      metrics_.strikeout_position = os2->yStrikeoutPosition - os2->yStrikeoutSize / 2;
  }
  if (metrics_.x_height <= 0) metrics_.x_height = height_of('x');
  if (metrics_.cap_height <= 0) metrics_.cap_height = height_of('H');
}

uint16_t Face::glyph_of(char32_t character) const {
  FT_UInt glyph = FT_Get_Char_Index(face_, character);
  // A symbol font's characters stand at U+F000…F0FF, but texts name them as Latin-1.
  if (glyph == 0 && is_symbol_ && character < 0x100) glyph = FT_Get_Char_Index(face_, 0xF000 + character);
  return static_cast<uint16_t>(glyph);
}

Result<int32_t> Face::advance(uint16_t glyph) {
  FT_Fixed advance = 0;
  has_loaded_ = false;
  const FT_Error error = FT_Get_Advance(face_, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING, &advance);
  const Status status = library_->status_of(error);
  if (status == Status::OutOfMemory) return status;
  return status == Status::Ok ? static_cast<int32_t>(advance) : 0;
}

Status Face::load_glyph(const OutlineRequest& request) {
  has_loaded_ = false;
  WEFT_TRY(library_->status_of(FT_Set_Char_Size(face_, 0, request.size.raw(), 72, 72)));
  WEFT_TRY(library_->status_of(FT_Load_Glyph(face_, request.glyph, load_flags(request.mode))));
  if (face_->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return Status::Unsupported;
  adjust(face_->glyph->outline, request);
  loaded_ = request;
  has_loaded_ = true;
  return Status::Ok;
}

Result<GlyphBitmap> Face::load_outline(const OutlineRequest& request) {
  if (request.size <= Px()) return GlyphBitmap{};
  if (request.size > Px::from_int(kMaxPixels)) return Status::Unsupported;
  if (!has_loaded_ || !(loaded_ == request)) WEFT_TRY(load_glyph(request));
  return bounds_of(face_->glyph->outline);
}

Status Face::render(const GlyphBitmap& bounds, GlyphMode mode, int32_t first, int32_t count, uint8_t* rows) {
  const Band band = {bounds.left, bounds.top - first, bounds.width, count, rows};
  FT_Outline& outline = face_->glyph->outline;
  return library_->status_of(mode == GlyphMode::Mono ? render_mono(library_->get(), outline, band)
                                                      : render_gray(library_->get(), outline, band));
}

}  // namespace weft
