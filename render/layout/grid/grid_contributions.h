// The sizes that an item asks of its tracks (CSS Grid 2, 6.6 and 11.5).
#pragma once

#include "render/layout/grid/grid_container.h"

namespace weft {

enum class GridContribution : uint8_t { Minimum, MinContent, MaxContent };

/// The contribution of the margin box of `item`. Errors: OutOfMemory, Timeout.
Result<Px> contribution(GridItem& item, GridDimension dimension, GridContribution kind);
/// Whether the width of `item` follows from the height of its row, by its aspect-ratio.
bool width_depends_on_rows(const GridItem& item);

}  // namespace weft
