// The heights of row groups, and what rows get of those and of the table's.
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Shares `excess` by the heights of rows that are not constrained, else of all, else equally.
void share_height(std::span<TableRowTrack> rows, Px excess);
/// Once the rows are as high as their cells ask for: they grow with their groups, and those with
/// the table, whose border box has that `height` (kIndefinite: any). Errors: OutOfMemory.
Status grow_row_groups(TableGrid& table, Px height);

}  // namespace weft
