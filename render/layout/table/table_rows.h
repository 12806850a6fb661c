// The heights of rows (CSS 2.1 17.5.3; CSS Tables 3, 3.10).
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Finds height, top and baseline of each row; `height` of the grid's border box may be
/// kIndefinite. Errors: OutOfMemory, Timeout.
Status find_row_heights(TableGrid& table, Px height);
/// The space that the table offers to the content of a cell.
Space cell_space(const TableGrid& table, const TableCellSlot& cell);
/// The height of all rows that `cell` spans.
Px cell_height(const TableGrid& table, const TableCellSlot& cell);

}  // namespace weft
