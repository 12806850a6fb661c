// The outlines of boxes: with their round corners, and those that shapes refer to.
#pragma once

#include "render/layout/box.h"
#include "render/paint/outline_paths.h"

namespace weft {

/// The border box with its corners; on whole pixels, as it is drawn.
RoundedRect rounded_border_box(const Box& box, const Rect& border_box);
/// The box that a shape of `box` refers to (CSS Shapes 1, 3.2), not on whole pixels.
/// `containing_width`: what percentages of its edges are of.
ShapeBox reference_box(const Box& box, const Rect& border_box, ClipPath::Box which,
                       Px containing_width);

}  // namespace weft
