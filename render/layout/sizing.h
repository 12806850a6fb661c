// From computed to used values: edges, widths, heights (CSS 2.1 chapter 10, CSS Sizing 3).
#pragma once

#include "render/layout/formatting.h"

namespace weft {

/// None for a table's wrapper (its grid has them), rows and columns, and where an inline box was
/// split.
Edges border_widths(const Box& box);
/// Percentages are of `containing_width`, 0 when that is kIndefinite.
Edges used_padding(const Box& box, Px containing_width);
/// The padding of a placed box.
Edges placed_padding(const Box& box);
/// The margins; auto counts as 0.
Edges used_margin(const Box& box, Px containing_width);
/// `content` plus padding and border where box-sizing says that the property is the content box.
Px border_box_width(const Box& box, Px property_value, Px containing_width);
Px border_box_height(const Box& box, Px property_value, Px containing_width);

/// width, min-width, max-width (height …) as border box sizes; kIndefinite for auto, none and
/// percentages of what is indefinite; sizing keywords (min-content …) are resolved through
/// intrinsic_widths(). Errors: OutOfMemory, Timeout.
Result<Px> definite_width(LayoutContext& context, Box& box, const Length& property,
                          const Space& space);
Px definite_height(const Box& box, const Length& property, const Space& space);
/// The same of min-width and min-height, where a percentage of what is indefinite is 0.
Result<Px> least_width(LayoutContext& context, Box& box, const Space& space);
Px least_height(const Box& box, const Space& space);
/// The border box height where it is known before the contents are laid out, so that their
/// percentages are of it; else kIndefinite.
Px known_height(const Box& box, const Space& space);
/// What the contents of `box` ask for in `space`, with all of its padding. Errors: OutOfMemory,
/// Timeout.
Result<IntrinsicWidths> content_widths_in(LayoutContext& context, Box& box, const Space& space);
/// `border_box_size` within min and max of the box (never below its padding and borders).
Result<Px> clamped_width(LayoutContext& context, Box& box, Px border_box_width, const Space& space);
Px clamped_height(const Box& box, Px border_box_height, const Space& space);

/// The border box width (CSS 2.1 10.3): imposed, else by width, aspect-ratio, else filling or
/// shrinking to fit; within min and max.
Result<Px> used_width(LayoutContext& context, Box& box, const Space& space);
/// The border box height: imposed, else by height or aspect-ratio, within min and max; kIndefinite
/// when the contents decide.
Px used_height(const Box& box, Px border_box_width, const Space& space);
/// Whether `box` is as high, or as wide, by its contents as if it had none (CSS Containment 2, 3.1,
/// 3.2).
bool has_empty_height(const Box& box);
bool has_empty_width(const Box& box);
/// Whether the preferred aspect-ratio of a box that is not replaced gives its height from its
/// width.
bool height_is_from_ratio(const Box& box, const Space& space);
/// Whether such a box is at least as high as its contents (CSS Sizing 4, 5.1.3).
bool contents_limit_ratio(const Box& box);
/// An automatic `border_box_width` within what min-height and max-height make of it by the
/// aspect-ratio, where there is one and the height is automatic too (CSS Sizing 4, 5.1.2).
Px within_transferred_limits(const Box& box, Px border_box_width, const Space& space);
/// The border box height at which the aspect-ratio holds for that border box width.
Px height_from_ratio(const Box& box, Px border_box_width, Px containing_width);
/// The border box width at which the aspect-ratio holds for that border box height.
Px width_from_ratio(const Box& box, Px border_box_height, Px containing_width);
/// The same, but not less than contents need in a box that says its height and does not clip them
/// (CSS Sizing 4, 5.1.3).
/// Errors: OutOfMemory, Timeout.
Result<Px> ratio_width(LayoutContext& context, Box& box, Px height, const Space& space);
/// Device px of a CSS px in `box`.
inline double css_unit(const LayoutContext& context, const Box& box) {
  return context.device_pixel_ratio * box.text_style().zoom_1024 / 1024;
}
inline bool has_ratio(const Box& box) {
  return box.box_style().aspect_ratio_width > Px() && box.box_style().aspect_ratio_height > Px();
}
/// Whether the box ends up right-to-left aligned: the direction of `box` itself.
inline bool is_right_to_left(const Box& box) {
  return box.text_style().direction == Direction::Rtl;
}

}  // namespace weft
