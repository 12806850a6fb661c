// The tracks that each item of a grid covers (CSS Grid 2, 8.5), and the tracks of the implicit grid
// (7.5).
#pragma once

#include "render/layout/grid/grid_container.h"

namespace weft {

/// Makes the items and places them in the grid, then makes its tracks. Errors: OutOfMemory,
/// Timeout.
Status place_items_in_grid(GridContainer& grid);

}  // namespace weft
