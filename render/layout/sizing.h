// From computed to used values: edges, widths, heights (CSS 2.1 chapter 10, CSS Sizing 3).
#pragma once

#include "render/layout/formatting.h"

namespace weft {

Edges border_widths(const Box& box);
/// Percentages are of `containing_width`, 0 when that is kIndefinite.
Edges used_padding(const Box& box, Px containing_width);
/// The same; auto counts as 0.
Edges used_margin(const Box& box, Px containing_width);
/// `content` plus padding and border where box-sizing says that the property is the content box.
Px border_box_width(const Box& box, Px property_value, Px containing_width);
Px border_box_height(const Box& box, Px property_value, Px containing_width);

/// width, min-width, max-width (height …) as border box sizes; kIndefinite for auto, none and percentages of what is
/// indefinite; sizing keywords (min-content …) are resolved through intrinsic_widths(). Errors: OutOfMemory, Timeout.
Result<Px> definite_width(LayoutContext& context, Box& box, const Length& property, const Space& space);
Px definite_height(const Box& box, const Length& property, const Space& space);
/// `border_box_size` within min and max of the box (never below its padding and borders).
Result<Px> clamped_width(LayoutContext& context, Box& box, Px border_box_width, const Space& space);
Px clamped_height(const Box& box, Px border_box_height, const Space& space);

}  // namespace weft
