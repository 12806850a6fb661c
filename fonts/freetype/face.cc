#include "fonts/freetype/face.h"

#include <ft2build.h>
#include <algorithm>
#include <initializer_list>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_MULTIPLE_MASTERS_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include "fonts/freetype/rasterizer.h"

namespace weft {
namespace {

constexpr int32_t kMaxPixels = 8192;
// Skia's: a made-up italic leans by a quarter.
constexpr FT_Matrix kOblique = {0x10000, 0x4000, 0, 0x10000};
constexpr FT_Pos kQuarterPixel = 16;

// Hands the parts of an outline on until one is refused.
struct Teller {
  GlyphOutline& outline;
  Status status = Status::Ok;

  static GlyphOutline::Point point(const FT_Vector* at) {
    return {static_cast<float>(at->x) / 64, static_cast<float>(-at->y) / 64};
  }
  static int keep(void* user, Status (*tell)(GlyphOutline&, const FT_Vector* const*),
                  std::initializer_list<const FT_Vector*> points) {
    auto& teller = *static_cast<Teller*>(user);
    teller.status = tell(teller.outline, points.begin());
    return teller.status != Status::Ok;
  }
};
constexpr FT_Outline_Funcs kTellers = {
    [](const FT_Vector* to, void* user) {
      return Teller::keep(user,
                          [](GlyphOutline& out, const FT_Vector* const* p) {
                            return out.move_to(Teller::point(p[0]));
                          },
                          {to});
    },
    [](const FT_Vector* to, void* user) {
      return Teller::keep(user,
                          [](GlyphOutline& out, const FT_Vector* const* p) {
                            return out.line_to(Teller::point(p[0]));
                          },
                          {to});
    },
    [](const FT_Vector* control, const FT_Vector* to, void* user) {
      return Teller::keep(user,
                          [](GlyphOutline& out, const FT_Vector* const* p) {
                            return out.quad_to(Teller::point(p[0]), Teller::point(p[1]));
                          },
                          {control, to});
    },
    [](const FT_Vector* first, const FT_Vector* second, const FT_Vector* to, void* user) {
      return Teller::keep(user,
                          [](GlyphOutline& out, const FT_Vector* const* p) {
                            return out.cubic_to(Teller::point(p[0]), Teller::point(p[1]),
                                                Teller::point(p[2]));
                          },
                          {first, second, to});
    },
    0,
    0};

FT_Int32 load_flags(GlyphMode mode) {
  return mode == GlyphMode::Mono ? FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP
                                 : FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP | FT_LOAD_NO_AUTOHINT;
}

// Skia's: outlines grow by a 24th of the em up to 9 px, by a 32nd from 36 px on, half of it on each
// side.
FT_Pos bold_strength(Px size) {
  const int64_t raw = size.raw(), small = 9 * 64, large = 36 * 64;
  const int64_t along = std::clamp(raw, small, large) - small;  // 1/24 = 4/96, 1/32 = 3/96
  return static_cast<FT_Pos>((raw * (4 * (large - small) - along)) / (96 * (large - small)));
}

// As Skia's rasterizer does, which is exact from left to right. Points that bend a curve stay.
void snap(FT_Outline& outline) {
  for (int i = 0; i < outline.n_points; ++i) {
    FT_Pos& y = outline.points[i].y;
    if (FT_CURVE_TAG(outline.tags[i]) == FT_CURVE_TAG_ON)
      y = -((-y + kQuarterPixel / 2) & ~(kQuarterPixel - 1));
  }
}

void adjust(FT_Outline& outline, const OutlineRequest& request) {
  if (request.bold) {
    const FT_Pos strength = bold_strength(request.size);
    FT_Outline_Embolden(&outline, strength);
    FT_Outline_Translate(&outline, -strength / 2, -strength / 2);  // it has moved them as well
  }
  if (request.oblique) FT_Outline_Transform(&outline, &kOblique);
  if (request.subpixel) FT_Outline_Translate(&outline, request.subpixel * kQuarterPixel, 0);
  if (request.snapped) snap(outline);
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

Face::Face(OpenFile& file, AxisValues axes) : file_(&file), axes_(axes) {
  const Result<Sfnt> sfnt = Sfnt::open(file.bytes(), file.index());
  if (!sfnt.ok()) return;
  kerning_ = Kerning(sfnt.value());
  marks_ = MarkPositions(sfnt.value());
  substitutions_ = Substitutions(sfnt.value());
}

Status Face::make_ready() {
  if (file_->is_open() && file_->user == this) return Status::Ok;
  has_loaded_ = false;
  WEFT_TRY(file_->open());
  WEFT_TRY(move_axes());
  WEFT_TRY(file_->library().keep_spare());
  if (metrics_.units_per_em == 0) read_metrics();
  const Status status = file_->library().status_of(0);
  if (status == Status::Ok) {
    file_->user = this;
  } else {
    metrics_ = {};
    file_->close();
  }
  return status;
}

int32_t Face::wanted_position(const VariationAxis& axis) const {
  int32_t wanted = axis.standard;
  if (axis.tag == sfnt_tag("wght")) wanted = axes_.weight << 16;
  if (axis.tag == sfnt_tag("wdth")) wanted = axes_.stretch_percent << 16;
  if (axis.tag == sfnt_tag("opsz") && axes_.optical_size) wanted = axes_.optical_size << 16;
  for (const FontVariation& variation : axes_.variations)
    if (variation.tag == axis.tag)
      wanted = static_cast<int32_t>(std::clamp(variation.value, -32767.0f, 32767.0f) * 65536);
  return std::max(axis.minimum, std::min(wanted, axis.maximum));
}

Status Face::move_axes() {
  const Result<Sfnt> sfnt = Sfnt::open(file_->bytes(), file_->index());
  if (!FT_HAS_MULTIPLE_MASTERS(file_->get()) || !sfnt.ok()) return Status::Ok;
  std::array<FT_Fixed, VariationStore::kMostAxes> coordinates{};
  const uint32_t count = std::min<uint32_t>(sfnt.value().axis_count(), coordinates.size());
  bool is_default = true;
  for (uint32_t i = 0; i < count; ++i) {
    const VariationAxis axis = sfnt.value().axis(i);
    coordinates[i] = wanted_position(axis);
    is_default = is_default && coordinates[i] == axis.standard;
  }
  if (is_default && !file_->is_moved) return Status::Ok;
  // FreeType 2.12 takes two blocks for the axes and their named instances, and crashes later when
  // there was memory only for the first: they take less than four times what the table does.
  WEFT_TRY(file_->library().make_sure_of(2048 + 4 * sfnt.value().table(sfnt_tag("fvar")).size()));
  file_->is_moved = true;
  file_->user = nullptr;
  file_->size = Px();
  WEFT_TRY(file_->library().status_of(
      FT_Set_Var_Design_Coordinates(file_->get(), count, coordinates.data())));
  return move_kerning(count);
}

/// To where the axes are.
Status Face::move_kerning(uint32_t axes) {
  std::array<FT_Fixed, VariationStore::kMostAxes> normal{};
  WEFT_TRY(
      file_->library().status_of(FT_Get_Var_Blend_Coordinates(file_->get(), axes, normal.data())));
  std::array<int16_t, VariationStore::kMostAxes> place{};
  for (uint32_t i = 0; i < axes; ++i)
    place[i] = static_cast<int16_t>(std::clamp<FT_Fixed>(normal[i] / 4, -16384, 16384));
  kerning_.move_to({place.data(), axes});
  return Status::Ok;
}

int32_t Face::height_of(char32_t character) {
  const uint16_t glyph = glyph_of(character);
  if (!glyph || FT_Load_Glyph(file_->get(), glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP)) return 0;
  FT_BBox box;
  FT_Outline_Get_CBox(&file_->get()->glyph->outline, &box);
  return static_cast<int32_t>(box.yMax);
}

/// That of a character that stands upright, or of any, which it is an em of, but for few.
int32_t Face::upright_advance() {
  if (!FT_HAS_VERTICAL(file_->get())) return 0;
  FT_Fixed advance = 0;
  for (const char32_t character : {U'\x4E00', U'H'})
    if (const uint16_t glyph = glyph_of(character); glyph && !advance)
      FT_Get_Advance(file_->get(), glyph, FT_LOAD_NO_SCALE | FT_LOAD_VERTICAL_LAYOUT, &advance);
  return advance > 0 ? static_cast<int32_t>(advance) : metrics_.units_per_em;
}

void Face::read_metrics() {
  metrics_.units_per_em = file_->get()->units_per_EM;
  metrics_.ascender = file_->get()->ascender;
  metrics_.descender = file_->get()->descender;
  metrics_.line_gap =
      std::max(0, file_->get()->height - file_->get()->ascender + file_->get()->descender);
  metrics_.underline_position = file_->get()->underline_position;
  metrics_.underline_thickness = file_->get()->underline_thickness;
  metrics_.strikeout_position = metrics_.units_per_em / 4;
  metrics_.upright_advance = upright_advance();
  metrics_.widest = static_cast<int32_t>(file_->get()->bbox.xMax - file_->get()->bbox.xMin);
  if (const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(file_->get(), FT_SFNT_OS2))) {
    if (os2->version >= 2 && os2->version != 0xFFFF) {
      metrics_.x_height = os2->sxHeight;
      metrics_.cap_height = os2->sCapHeight;
    }
    metrics_.average_advance = os2->xAvgCharWidth;
    if (os2->yStrikeoutPosition > 0)
      metrics_.strikeout_position = os2->yStrikeoutPosition - os2->yStrikeoutSize / 2;
  }
  if (metrics_.x_height <= 0) metrics_.x_height = height_of('x');
  if (metrics_.cap_height <= 0) metrics_.cap_height = height_of('H');
}

uint16_t Face::glyph_of(char32_t character) const {
  FT_UInt glyph = FT_Get_Char_Index(file_->get(), character);
  // A symbol font's characters stand at U+F000…F0FF, but texts name them as Latin-1.
  if (glyph == 0 && file_->is_symbol() && character < 0x100)
    glyph = FT_Get_Char_Index(file_->get(), 0xF000 + character);
  return static_cast<uint16_t>(glyph);
}

Result<int32_t> Face::advance(uint16_t glyph) {
  FT_Fixed advance = 0;
  has_loaded_ = false;
  WEFT_TRY(file_->library().keep_spare());
  const FT_Error error =
      FT_Get_Advance(file_->get(), glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING, &advance);
  const Status status = file_->library().status_of(error);
  if (status == Status::OutOfMemory) return status;
  return status == Status::Ok ? static_cast<int32_t>(advance) : 0;
}

Status Face::set_size(Px size) {
  if (file_->size == size) return Status::Ok;
  file_->size = Px();
  WEFT_TRY(file_->library().status_of(FT_Set_Char_Size(file_->get(), 0, size.raw(), 72, 72)));
  file_->size = size;
  return Status::Ok;
}

Status Face::load_glyph(const OutlineRequest& request) {
  has_loaded_ = false;
  WEFT_TRY(file_->library().keep_spare());
  WEFT_TRY(set_size(request.size));
  WEFT_TRY(file_->library().status_of(
      FT_Load_Glyph(file_->get(), request.glyph, load_flags(request.mode))));
  if (file_->get()->glyph->format != FT_GLYPH_FORMAT_OUTLINE) return Status::Unsupported;
  adjust(file_->get()->glyph->outline, request);
  loaded_ = request;
  has_loaded_ = true;
  return Status::Ok;
}

Result<GlyphBitmap> Face::load_outline(const OutlineRequest& request) {
  if (request.size <= Px()) return GlyphBitmap{};
  if (request.size > Px::from_int(kMaxPixels)) return Status::Unsupported;
  if (!has_loaded_ || !(loaded_ == request)) WEFT_TRY(load_glyph(request));
  return bounds_of(file_->get()->glyph->outline);
}

Status Face::tell_outline(GlyphOutline& outline) {
  if (!has_loaded_) return Status::Ok;
  Teller teller{outline};
  FT_Outline_Decompose(&file_->get()->glyph->outline, &kTellers, &teller);
  return teller.status;
}

Status Face::render(const GlyphBitmap& bounds, GlyphMode mode, int32_t first, int32_t count,
                    uint8_t* rows) {
  const Band band = {bounds.left, bounds.top - first, bounds.width, count, rows};
  FT_Outline& outline = file_->get()->glyph->outline;
  return file_->library().status_of(mode == GlyphMode::Mono
                                        ? render_mono(file_->library().get(), outline, band)
                                        : render_gray(file_->library().get(), outline, band));
}

}  // namespace weft
