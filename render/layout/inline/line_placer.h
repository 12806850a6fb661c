// A finished line -> its LineBox: white space at the end removed, aligned, its fragments written.
#pragma once

#include "render/layout/inline/inline_flow.h"
#include "render/layout/inline/line_order.h"

namespace weft {

/// Removes the collapsible space at the end of `line`; sets its width and whether it makes a line
/// box. Place: measures its text exactly as it will be painted. Errors: OutOfMemory.
Status finish_line(const InlineFlow& flow, Line& line, Pass pass);
/// Cuts `line` where its content and an ellipsis no longer fit in `room`, and puts the ellipsis
/// there (CSS UI 4, text-overflow; line-clamp). Errors: OutOfMemory.
Status cut_with_ellipsis(const InlineFlow& flow, Line& line, Px room);
/// Writes the fragments of `line`, whose baselines are known, and places its atomic inlines,
/// markers and static positions. Errors: OutOfMemory, Timeout.
Status place_line(const InlineFlow& flow, Line& line, LineDirections& directions,
                  LineBox* line_box);

}  // namespace weft
