// The cells in the slots of a table's grid (HTML "forming a table"; CSS 2.1 17.5).
#pragma once

#include "render/layout/table/table_grid.h"

namespace weft {

/// Finds rows, columns and cells; collapses the borders where they are to be. Errors: OutOfMemory.
Status collect_slots(TableGrid& table);

}  // namespace weft
