// Floats among the content of a line (CSS 2.1 9.5.1).
#pragma once

#include "render/layout/inline/line_state.h"

namespace weft {

/// Puts the float beside what is on the line if there is room, else below the line. Errors:
/// OutOfMemory, Timeout.
Status put_float(LineState& state, Box& box);
/// Counts the float in the intrinsic width of the line. Errors: OutOfMemory, Timeout.
Status put_intrinsic_float(LineState& state, Box& box);

}  // namespace weft
