#include "render/layout/inline/emphasis.h"

#include <algorithm>

#include "render/layout/writing_mode.h"

namespace weft {

bool emphasis_is_below(const TextStyle& style) {
  return is_vertical(style.writing_mode) ? style.emphasis_left : style.emphasis_under;
}

char32_t emphasis_character(const TextStyle& style) {
  const bool open = style.emphasis_is_open;
  switch (style.emphasis_shape) {
    case EmphasisShape::None: break;
    case EmphasisShape::Auto:
      if (is_vertical(style.writing_mode)) return open ? U'\uFE46' : U'\uFE45';
      return open ? U'\u25CB' : U'\u25CF';
    case EmphasisShape::Dot: return open ? U'\u25E6' : U'\u2022';
    case EmphasisShape::Circle: return open ? U'\u25CB' : U'\u25CF';
    case EmphasisShape::DoubleCircle: return open ? U'\u25CE' : U'\u25C9';
    case EmphasisShape::Triangle: return open ? U'\u25B3' : U'\u25B2';
    case EmphasisShape::Sesame: return open ? U'\uFE46' : U'\uFE45';
    case EmphasisShape::Character: return style.emphasis_character;
  }
  return 0;
}

bool takes_emphasis(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  // Separators, controls, and punctuation but for what stands for a word (3.4), roughly.
  static constexpr Range kNone[] = {
      {0, 0x22},        {0x27, 0x2A},     {0x2C, 0x2F},     {0x3A, 0x3B},     {0x3F, 0x3F},
      {0x5B, 0x5D},     {0x5F, 0x5F},     {0x7B, 0x7B},     {0x7D, 0x7D},     {0x7F, 0xA1},
      {0xAB, 0xAB},     {0xAD, 0xAD},     {0xB7, 0xB7},     {0xBB, 0xBB},     {0xBF, 0xBF},
      {0x1361, 0x1368}, {0x1680, 0x1680}, {0x2000, 0x202F}, {0x2032, 0x203A}, {0x203C, 0x2043},
      {0x2045, 0x2049}, {0x204B, 0x2051}, {0x2054, 0x206F}, {0x3000, 0x3003}, {0x3008, 0x3011},
      {0x3014, 0x301F}, {0x3030, 0x3030}, {0x30A0, 0x30A0}, {0x30FB, 0x30FB}, {0xFE10, 0xFE19},
      {0xFE30, 0xFE44}, {0xFE47, 0xFE5E}, {0xFE61, 0xFE63}, {0xFE68, 0xFE68}, {0xFEFF, 0xFEFF},
      {0xFF01, 0xFF02}, {0xFF07, 0xFF0A}, {0xFF0C, 0xFF0F}, {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F},
      {0xFF3B, 0xFF3D}, {0xFF3F, 0xFF3F}, {0xFF5B, 0xFF5B}, {0xFF5D, 0xFF5D}, {0xFF5F, 0xFF65}};
  return std::none_of(std::begin(kNone), std::end(kNone),
                      [c](Range range) { return c >= range.first && c <= range.last; });
}

Px emphasis_height(const Font& font) {
  const FontMetrics& metrics = font.metrics();
  return Px::from_int((metrics.ascent / 2).round() + (metrics.descent / 2).round());
}

}  // namespace weft
