// Fills one line: walks the inline content from where the last line ended to where this one breaks.
#pragma once

#include "render/layout/inline/line_state.h"

namespace weft {

struct LineStart {
  InlinePosition position;
  Px top;                      ///< In the block formatting context.
  Px probe_height;             ///< Floats within this height of the top narrow the line.
  bool first = false;          ///< The first line of its block container: indented.
  uint32_t placed_floats = 0;  ///< So many floats from `position` on were placed before.
};

/// Fills the line of `state`, both of which are emptied first. Floats met are placed for measuring
/// only. Errors: OutOfMemory, Timeout.
Status build_line(LineState& state, const LineStart& start);

}  // namespace weft
