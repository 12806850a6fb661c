// A finished line -> its LineBox: white space at the end removed, aligned, its fragments written.
#pragma once

#include "render/layout/inline/inline_flow.h"
#include "render/layout/inline/line_order.h"

namespace weft {

/// Removes the collapsible space at the end of `line`; sets its width and whether it makes a line
/// box. Place: measures its text exactly as it will be painted. Errors: OutOfMemory.
Status finish_line(const InlineFlow& flow, Line& line, Pass pass);
struct EllipsisPlace {
  Px left, width;
};
/// Hides what of `line`, which is ordered, has no room beside an ellipsis, and finds the place of
/// that (CSS UI 4, text-overflow; line-clamp). The room of the line begins at `room_left`, its
/// content at `content_left`. Errors: OutOfMemory.
Status cut_with_ellipsis(const InlineFlow& flow, Line& line, const LineDirections& directions,
                         Px room_left, Px content_left, EllipsisPlace* place);
/// Writes the fragments of `line`, whose baselines are known, and places its atomic inlines,
/// markers and static positions. Errors: OutOfMemory, Timeout.
Status place_line(const InlineFlow& flow, Line& line, LineDirections& directions,
                  LineBox* line_box);

}  // namespace weft
