// The inline content that lines are made of, and where they go.
#pragma once

#include "render/layout/formatting.h"
#include "render/layout/inline/line_item.h"
#include "render/layout/inline/text_measurer.h"

namespace weft {

struct InlineFlow {
  LayoutContext& context;
  Box& container;
  const InlineSpace& space;
  TextMeasurer& measurer;
  Point content_corner;  ///< From the border box corner of the container.
  size_t floats_before;  ///< FloatSpace::mark() where the container begins.
  bool intrinsic() const { return space.width_mode != WidthMode::Definite; }
  /// The border box corner of the container in the formatting context.
  Point corner() const { return Point{space.content_left, space.content_top} - content_corner; }
  Px left() const { return space.content_left; }
  Px right() const { return space.content_left + space.content_width; }
};

/// The position of the first thing in `box`; in the container the walk ends after all of them.
InlinePosition first_position(Box& box);
/// The position after `box` and all in it.
InlinePosition position_after(Box& box);
/// Space offered to an atomic inline.
Space atomic_space(const InlineFlow& flow);

}  // namespace weft
