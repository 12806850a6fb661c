// Emphasis marks (CSS Text Decoration 4, 3): one over or under each character, half as large.
#pragma once

#include "render/css/style/font_query.h"

namespace weft {

inline bool has_emphasis(const TextStyle& style) {
  return style.emphasis_shape != EmphasisShape::None;
}
/// Whether the marks are below the text, seen along its lines.
bool emphasis_is_below(const TextStyle& style);
/// The mark of `style`, which has one.
char32_t emphasis_character(const TextStyle& style);
/// Whether `c` gets a mark: spaces, controls and punctuation do not.
bool takes_emphasis(char32_t c);
/// The room that marks take beyond the em box of `font`.
Px emphasis_height(const Font& font);

}  // namespace weft
