#include "tools/weft/inverted_lines.h"

#include <algorithm>

#include "render/output/pack.h"

namespace weft {

InvertedLines::InvertedLines(LineSource& lines, const Palette& palette)
    : lines_(lines), palette_(palette), line_(lines.shape().bytes_per_line()) {}

uint32_t InvertedLines::inverted(uint32_t value) const {
  switch (palette_.kind) {
    case PaletteKind::Indexed: return value < 2 ? 1 - value : value;
    case PaletteKind::Rgb444: return value ^ 0xFFF;
    case PaletteKind::Rgba8888: return value ^ 0xFFFFFF00;
    case PaletteKind::Gray:
    case PaletteKind::Rgb565:
    case PaletteKind::Rgb888: return value ^ ((1u << palette_.bits_per_pixel) - 1);
  }
  return value;
}

Result<std::span<const uint8_t>> InvertedLines::next_line() {
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, lines_.next_line());
  if (line.empty()) return line;
  const LineShape shape = lines_.shape();
  std::fill(line_.begin(), line_.end(), uint8_t{0});
  for (size_t x = 0; x < shape.width; ++x)
    pack_pixel(line_, shape.bits_per_pixel, x, inverted(pixel_at(line, shape.bits_per_pixel, x)));
  return std::span<const uint8_t>(line_);
}

}  // namespace weft
