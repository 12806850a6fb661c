// The growing and shrinking of the items of a line (CSS Flexbox 1, 9.7).
#pragma once

#include "render/layout/flex/flex_container.h"

namespace weft {

/// Sets the main size of each item, so that together with their margins they fill `room` as far as
/// their flex factors and limits let them.
void resolve_flexible_lengths(std::span<FlexItem> items, Px room);

}  // namespace weft
