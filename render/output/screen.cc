#include "weft/screen.h"

namespace weft {

Screen screen_of(uint16_t width, uint16_t height, const Palette& palette) {
  Screen screen;
  screen.width = width;
  screen.height = height;
  screen.palette = &palette;
  if (palette.bits_per_pixel < 24) screen.dither = Dither::FloydSteinberg;
  if (palette.bits_per_pixel == 1 || palette.kind == PaletteKind::Indexed)
    screen.glyphs = GlyphMode::Mono;
  return screen;
}

}  // namespace weft
