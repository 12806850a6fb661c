// text-box-trim (CSS Inline Layout 3, 5): what is above and below the text of a block's first and
// last line is taken off.
#pragma once

#include "fonts/font.h"
#include "render/layout/inline/line_item.h"

namespace weft {

/// The bits of TextBoxTrim that hold for the first and last line of `box`: its own, and those of
/// the blocks that begin or end with it.
uint8_t trimmed_sides(const Box& box);
/// How far the text of `style`, whose font is `font`, reaches above and below its baseline.
LineExtents text_box(const TextStyle& style, const Font& font);

}  // namespace weft
