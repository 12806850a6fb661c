// The height of a line and the baseline of each item in it (CSS 2.1 10.8).
#pragma once

#include "render/layout/inline/line_item.h"
#include "render/layout/inline/text_measurer.h"

namespace weft {

/// The used line-height of `style` with `font` as its first available font.
Px used_line_height(const TextStyle& style, const Font& font);
/// The ascent and descent of `font` around the baseline that lines of `style` have: where that is
/// the central one, halves of their sum.
LineExtents em_box(const Font& font, const TextStyle& style);
/// The room that `font` takes above and below the baseline under the line-height of `style`:
/// half-leading included.
LineExtents font_extents(const Font& font, const TextStyle& style);
/// Sets height and baseline of `line`, and the baselines of its items. Errors: OutOfMemory.
Status align_vertically(Line& line, const Box& container, TextMeasurer& measurer,
                        QuirksMode quirks_mode);

}  // namespace weft
