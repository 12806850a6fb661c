// The shape of a float, which lines beside it wrap around (CSS Shapes 1).
#pragma once

#include "render/layout/formatting.h"
#include "render/paint/path.h"

namespace weft {

/// Lines, from the corner of the float's margin box, grown by shape-margin.
struct FloatShape {
  struct Line {
    Vector from, to;
  };
  std::span<const Line> lines;
  float margin = 0;

  /// How far it reaches to both sides between `top` and `bottom`; false where it is nowhere.
  bool reach(float top, float bottom, float& left, float& right) const;
};

/// The shape of `box`, whose margin box is `margin_box` large; that box where the shape is a
/// picture that cannot be had. REQUIRES: it has shape-outside. Errors: OutOfMemory.
Result<const FloatShape*> float_shape(LayoutContext& context, Box& box, Size margin_box,
                                      const Edges& margin, Px containing_width);

}  // namespace weft
