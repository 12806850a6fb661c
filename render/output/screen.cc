#include "weft/screen.h"

namespace weft {

Dither dither_of(const Palette& palette) {
  if (palette.bits_per_pixel >= 24) return Dither::None;
  const bool has_few = palette.kind == PaletteKind::Indexed || palette.bits_per_pixel <= 2;
  return has_few ? Dither::SierraLite : Dither::FloydSteinberg;
}

Screen screen_of(uint16_t width, uint16_t height, const Palette& palette) {
  Screen screen;
  screen.width = width;
  screen.height = height;
  screen.palette = &palette;
  screen.dither = dither_of(palette);
  if (palette.bits_per_pixel == 1 || palette.kind == PaletteKind::Indexed)
    screen.glyphs = GlyphMode::Mono;
  return screen;
}

}  // namespace weft
