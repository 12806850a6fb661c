// Where a decoration line leaves room for glyphs that reach into it (CSS Text Decoration 4, 2.9).
#pragma once

#include "fonts/font_set.h"

namespace weft {

/// What of glyphs lies between two heights, from left to right.
struct InkSpan {
  Px left, right;
};

/// How far the outline of a glyph goes to both sides where it is between `top` and `bottom`, which
/// are from the baseline down, from the pen; nothing where it is not. Errors: OutOfMemory.
Result<InkSpan> ink_between(FontSet& fonts, const Font& font, uint16_t glyph, Px top, Px bottom);
inline bool is_empty(const InkSpan& span) { return span.right <= span.left; }

}  // namespace weft
