// The boxes that the tree needs so that every parent has children of the right kind: anonymous
// blocks around inline runs, blocks lifted out of inline boxes, the missing parts of tables (CSS
// 2.1 9.2.1.1, 17.2.1), flex and grid items around text.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// Settles the children of `box` once they are complete. An inline box that holds blocks is split:
/// it stays with what comes before the first block, the rest follows it among its siblings. Returns
/// the last box that stands in the place of `box`, which has to be the last child of its parent.
/// Errors: OutOfMemory.
Result<Box*> fix_up(BoxFactory& factory, Box& box);

/// White space that shows nothing at the edge of a line.
bool is_collapsible_space(std::string_view text, const TextStyle& style);

}  // namespace weft
