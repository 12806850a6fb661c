// The widths of columns: fixed (CSS 2.1 17.5.2.1) and automatic layout (17.5.2.2; CSS Tables 3, 3.8
// and 3.9).
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Finds the least and most width and the percentage of each column. Errors: OutOfMemory, Timeout.
Status find_column_limits(TableGrid& table);
/// Gives `columns` the widths that add up to `width` where their limits allow (CSS Tables 3, 3.9.3:
/// four guesses, then the excess).
void distribute_width(std::span<TableColumnTrack> columns, Px width);

/// Takes columns of visibility: collapse away (CSS 2.1 17.5.5); returns by how much that makes the
/// table narrower.
Px collapse_columns(TableGrid& table);

}  // namespace weft
