// Computed gradients -> gradient paints: the gradient line, the radii, and stops with all positions
// known (CSS Images 3, 3).
#pragma once

#include "render/base/geometry.h"
#include "render/css/style/surface_values.h"
#include "render/paint/display_list.h"

namespace weft {

/// `gradient` for an area of that size, which is its tile's to say; stops live in `arena`.
/// Errors: OutOfMemory.
Result<GradientPaint> gradient_paint(Arena& arena, const Gradient& gradient, Size size);

}  // namespace weft
