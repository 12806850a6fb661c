// Replaced elements: images, and the empty frames in place of what this engine does not show
// (CSS 2.1 10.3.2, 10.6.2).
#pragma once

#include "render/layout/formatting.h"

namespace weft {

/// The used border box, by width, height, their limits, and the natural size and ratio. Errors:
/// OutOfMemory, Timeout.
Result<Size> replaced_size(LayoutContext& context, Box& box, const Space& space);

/// The part of a picture of that natural size which object-view-box, an Inset, shows; it may lie
/// outside and be empty.
Rect view_box_in(const ClipPath& view, Size natural);

}  // namespace weft
