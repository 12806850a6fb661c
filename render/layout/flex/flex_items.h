// Sizes of flex items in the main axis (CSS Flexbox 1, 4.5, 9.1, 9.2).
#pragma once

#include "render/layout/flex/flex_container.h"

namespace weft {

/// 9.1.1: makes an item of each child in flow. Errors: OutOfMemory.
Status collect_items(FlexContainer& flex);
/// 9.2.3: finds base, least, most and hypothetical size of every item. Errors: OutOfMemory,
/// Timeout.
Status find_base_sizes(FlexContainer& flex);
/// 9.8.1: the cross size where it is known before layout, by the property or because the item is
/// stretched in a single line; kIndefinite otherwise.
Result<Px> definite_cross(FlexContainer& flex, FlexItem& item);
/// 9.2.3.B: the main size that an item's ratio gives for its definite cross size; kIndefinite
/// without either. Errors: OutOfMemory.
Result<Px> main_from_ratio(FlexContainer& flex, FlexItem& item);

/// The space that the container offers an item before its size is known.
Space item_space(const FlexContainer& flex);
/// `property` as a size of the item's border box in the main axis, or kIndefinite.
Result<Px> specified_main(FlexContainer& flex, FlexItem& item, const Length& property);
/// The minimum size, automatic or not, and the maximum size, Px::max() for none.
Result<Px> least_main(FlexContainer& flex, FlexItem& item);
Result<Px> most_main(FlexContainer& flex, FlexItem& item);
/// `cross` within the limits of the cross axis.
Result<Px> clamped_cross(FlexContainer& flex, FlexItem& item, Px cross);
/// Whether the item is as large as its line (9.4.11).
bool stretches(const FlexContainer& flex, const FlexItem& item);
/// The width of an item of a column that is `height` high (kIndefinite: as its width makes it).
Result<Px> column_width(FlexContainer& flex, FlexItem& item, Px height);

}  // namespace weft
