// The shape of a float by the alpha of a picture (CSS Shapes 1, 5: shape-outside: <image>).
#pragma once

#include "render/layout/float_shape.h"

namespace weft {

/// Appends the left and right edges of the rows of what is more opaque than shape-image-threshold
/// in the picture that is the shape of `box`, whose content box is `content`. False where the
/// picture cannot be had. Errors: OutOfMemory, Timeout.
Result<bool> add_alpha_edges(LayoutContext& context, const Box& box, const Rect& content,
                             ArenaVector<FloatShape::Line>& lines);

}  // namespace weft
