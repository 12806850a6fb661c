// The places of flex lines and items (CSS Flexbox 1, 9.5, 9.6), and baselines (8.5).
#pragma once

#include "render/layout/flex/flex_container.h"

namespace weft {

/// 9.5.12: auto margins, then justify-content.
void justify(FlexContainer& flex, const FlexLine& line);
/// 9.6.13 and 14: auto margins across, then align-self.
void align(FlexContainer& flex, const FlexLine& line, FlexItem& item);
/// 9.6.15: the cross size of the container, the sum of its lines' where it is not definite.
Px cross_size_of(const FlexContainer& flex);
/// 9.6.16: align-content.
void align_lines(FlexContainer& flex);

/// Places the item and its content. Errors: OutOfMemory, Timeout.
Status place_item(FlexContainer& flex, FlexItem& item);
/// 4.1: the static position is that of the only item of the container.
void set_static_position(const FlexContainer& flex, Box& child);

/// The distance from the cross-start margin edge to the first baseline.
Px ascent(const FlexContainer& flex, const FlexItem& item);
/// The distance from the last baseline to the cross-end margin edge.
Px descent(const FlexContainer& flex, const FlexItem& item);
/// 8.5: the first or last baseline of the line, from the top of the container's border box.
/// Errors: OutOfMemory, Timeout.
Result<Px> line_baseline(FlexContainer& flex, const FlexLine& line, bool last);

}  // namespace weft
