// Text: glyph bitmaps from the font set's cache, at quarter pixels; rows of what is too large to be
// held.
#include "render/paint/painters.h"

namespace weft {
namespace {

constexpr Px kLargestHeldSize = Px::from_int(64);

struct Pen {
  int32_t x;
  uint8_t subpixel;
};

// The nearest quarter pixel; mono glyphs stand on the nearest whole one.
Pen pen_at(Px x, GlyphMode mode) {
  if (mode == GlyphMode::Mono) return {x.round(), 0};
  const int32_t quarters = (x + Px::from_raw(8)).raw() >> 4;
  return {quarters >> 2, static_cast<uint8_t>(quarters & 3)};
}

// The bitmap that holds row `y` (from the baseline down) of the glyph, which may be that row alone.
Result<GlyphBitmap> bitmap_of_row(FontSet& fonts, const Font& font, uint16_t glyph,
                                  uint8_t subpixel, GlyphMode mode, int32_t y) {
  if (font.size() <= kLargestHeldSize) return fonts.glyph(font, glyph, subpixel, mode);
  WEFT_TRY_ASSIGN(const GlyphBitmap bounds, fonts.glyph_bounds(font, glyph, subpixel, mode));
  const int32_t row = y + bounds.top;
  if (row < 0 || row >= bounds.height) return GlyphBitmap{};
  return fonts.glyph_rows(font, glyph, subpixel, mode, row, 1);
}

}  // namespace

Status paint_glyphs_row(const GlyphRun& run, FontSet& fonts, GlyphMode mode, LineWriter& writer) {
  const Rgba color = premultiplied(run.color);
  const int32_t y = writer.y() - run.baseline;
  for (const GlyphPosition& position : run.glyphs) {
    const Pen pen = pen_at(position.x + run.offset_x, mode);
    if (pen.x - run.font->size().ceil() >= writer.right()) continue;
    const auto bitmap = bitmap_of_row(fonts, *run.font, position.glyph, pen.subpixel, mode, y);
    if (bitmap.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!bitmap.ok()) continue;
    const GlyphBitmap& glyph = bitmap.value();
    const int32_t row = y + glyph.top;
    if (row < 0 || row >= glyph.height) continue;
    writer.glyph_row(
        pen.x + glyph.left,
        {glyph.rows + static_cast<ptrdiff_t>(row) * glyph.stride, static_cast<size_t>(glyph.width)},
        color);
  }
  return Status::Ok;
}

}  // namespace weft
