// Text: glyph bitmaps from the font set's cache, at quarter pixels.
#include "render/paint/painters.h"

namespace weft {

Status paint_glyphs_row(const GlyphRun& run, FontSet& fonts, GlyphMode mode, LineWriter& writer) {
  const Rgba color = premultiplied(run.color);
  for (const GlyphPosition& position : run.glyphs) {
    // The nearest quarter pixel; mono glyphs stand on the nearest whole one.
    const int32_t raw = (position.x + run.offset_x).raw();
    const int32_t quarters = mode == GlyphMode::Gray ? (raw + 8) >> 4 : (raw + 32) >> 6 << 2;
    const int32_t pen = quarters >> 2;
    if (pen >= writer.right()) continue;
    const auto bitmap = fonts.glyph(*run.font, position.glyph, static_cast<uint8_t>(quarters & 3), mode);
    if (bitmap.status() == Status::OutOfMemory) return Status::OutOfMemory;
    if (!bitmap.ok()) continue;
    const GlyphBitmap& glyph = bitmap.value();
    const int32_t row = writer.y() - (run.baseline - glyph.top);
    if (row < 0 || row >= glyph.height) continue;
    writer.glyph_row(pen + glyph.left, {glyph.rows + static_cast<ptrdiff_t>(row) * glyph.stride, static_cast<size_t>(glyph.width)}, color);
  }
  return Status::Ok;
}

}  // namespace weft
