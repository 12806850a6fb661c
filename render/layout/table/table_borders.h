// Collapsed borders (CSS 2.1 17.6.2): each edge of the grid has one winner. The table draws them; a
// cell has a private style with half of the widest edge at each side, so that its contents keep
// off.
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Finds the winners, once for each table. Errors: OutOfMemory.
Status collapse_borders(TableGrid& table);
/// 17.6.2: gives the table the outer halves of its widest edges.
void take_borders(TableGrid& table);

}  // namespace weft
