// The places of tracks and items of a grid (CSS Grid 2, chapter 10; CSS Box Alignment 3).
#pragma once

#include "render/layout/grid/grid_container.h"

namespace weft {

/// justify-content or align-content: the offset of each track.
void place_tracks(GridContainer& grid, GridDimension dimension, Px available);
/// The room of `item` in that axis, its tracks and the gaps between them.
Px area_size(const GridContainer& grid, const GridItem& item, GridDimension dimension);
/// Whether `item` can be stretched in that axis: its size is auto, and none of its margins is.
bool may_stretch(const GridItem& item, GridDimension dimension);
/// The space that `item` is offered in its area; `height` of the area may be kIndefinite. Errors:
/// OutOfMemory, Timeout.
Result<Space> item_space(GridContainer& grid, GridItem& item, Px height);
/// Baseline alignment in each row: the shim above each item. Errors: OutOfMemory, Timeout.
Status find_baselines(GridContainer& grid);
/// Places the item and its content. Errors: OutOfMemory, Timeout.
Status place_item(GridContainer& grid, GridItem& item);
/// 9.2: the static position of `child`, which is out of flow, is that of the only item of its area
/// where the grid contains it, else of the content box. Errors: OutOfMemory.
Status set_static_position(const GridContainer& grid, Box& child);
/// 10.6: the baseline of the first (last) row that has items, by one that is aligned by its
/// baseline where there is one. Errors: OutOfMemory, Timeout.
Result<Px> grid_baseline(GridContainer& grid, bool last);

}  // namespace weft
