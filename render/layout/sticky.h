// Sticky positioning (CSS Positioned Layout 3, 3.4).
#pragma once

#include "render/layout/box.h"

namespace weft {

/// Moves sticky boxes into view: into the viewport, of that size, or the nearest box around that
/// scrolls, as far as their containing blocks let them. Inline boxes stay. REQUIRES: `root` is
/// placed, and scrolled.
void move_sticky_boxes(Box& root, Size viewport);

}  // namespace weft
