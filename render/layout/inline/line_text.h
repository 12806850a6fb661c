// Text in a line: word by word, white space collapsed across boxes (CSS Text 3, 4.1), tabs, forced
// breaks and breaks inside words.
#pragma once

#include "render/layout/inline/line_state.h"

namespace weft {

/// Puts the next piece of the text `box`, where the position is, on the line: a run of white space,
/// a forced break, a tab, or a word and the spaces after it. Errors: OutOfMemory.
Status put_text(LineState& state, Box& box);

}  // namespace weft
