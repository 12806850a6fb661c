// The places of all parts of a table (CSS Tables 3, 3.11).
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Places the grid, whose border box has that size, and its columns, rows and cells. Errors:
/// OutOfMemory, Timeout.
Status place_table(TableGrid& table, Px width, Px height);

}  // namespace weft
