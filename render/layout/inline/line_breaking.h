// The breaking of a line (CSS Text 3, chapter 5).
#pragma once

#include "render/layout/inline/line_state.h"

namespace weft {

/// Whether a line may break between the content before and `c` of `box`, which has `style`.
bool may_break_before(const LineBreaks& breaks, char32_t c, const Box& box, const TextStyle& style);
/// Content that begins with `c` comes: remembers the opportunity before it, or ends the line there
/// when it is full. Errors: OutOfMemory.
Status offer_break(LineState& state, char32_t c, const Box& box, const TextStyle& style);
/// Content of `box` was added.
void after_content(LineState& state, const Box& box, const TextStyle& style);
/// When the content reaches beyond the line, goes back to the last opportunity, if there is one.
/// Errors: OutOfMemory.
Status handle_overflow(LineState& state);

}  // namespace weft
