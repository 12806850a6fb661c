// Flex lines and sizes in the cross axis (CSS Flexbox 1, 9.3, 9.4).
#pragma once

#include "render/layout/flex/flex_container.h"

namespace weft {

/// The most room that a line may take: Px::max() where nothing breaks it.
Px break_limit(const FlexContainer& flex);
/// 9.3.5: puts as many items as fit into `limit`, one at least, into each line.
/// Errors: OutOfMemory.
Status break_lines(std::span<const FlexItem> items, Px limit, Px gap, ArenaVector<FlexLine>& lines);
/// 9.2.4: the main size of the container, by its longest line where it is not definite.
Px main_size_of(FlexContainer& flex);
/// 9.4.7. Errors: OutOfMemory, Timeout.
Status find_hypothetical_cross(FlexContainer& flex, FlexItem& item);
/// 9.4.8: the cross size of each line.
void find_line_cross_sizes(FlexContainer& flex);
/// 9.4.9: align-content: stretch.
void stretch_lines(FlexContainer& flex);
/// 9.4.11. Errors: OutOfMemory, Timeout.
Status find_used_cross(FlexContainer& flex, const FlexLine& line, FlexItem& item);

}  // namespace weft
