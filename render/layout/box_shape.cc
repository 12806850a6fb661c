#include "render/layout/box_shape.h"

#include "render/layout/sizing.h"

namespace weft {
namespace {

// Radii that overlap are shrunk together (CSS Backgrounds 3, 5.5).
void shrink_radii(RoundedRect& shape) {
  const Px width = shape.rect.width, height = shape.rect.height;
  const Px sums[4] = {shape.radius_x[0] + shape.radius_x[1], shape.radius_y[1] + shape.radius_y[2],
                      shape.radius_x[3] + shape.radius_x[2], shape.radius_y[0] + shape.radius_y[3]};
  Px numerator = Px::from_int(1), denominator = Px::from_int(1);
  for (int side = 0; side < 4; ++side) {
    const Px room = side % 2 == 0 ? width : height;
    if (sums[side] <= room) continue;
    const bool smaller = static_cast<int64_t>(room.raw()) * denominator.raw() <
                         static_cast<int64_t>(numerator.raw()) * sums[side].raw();
    if (smaller) {
      numerator = room;
      denominator = sums[side];
    }
  }
  if (numerator == denominator) return;
  for (int corner = 0; corner < 4; ++corner) {
    shape.radius_x[corner] = shape.radius_x[corner].scaled(numerator, denominator);
    shape.radius_y[corner] = shape.radius_y[corner].scaled(numerator, denominator);
  }
}

// How far the box that a shape refers to lies within the border box.
Edges reference_inset(const Box& box, ClipPath::Box which, Px containing_width) {
  const bool is_inline = box.kind == BoxKind::Inline;
  switch (which) {
    case ClipPath::Box::Padding: return border_widths(box);
    case ClipPath::Box::Content:
    case ClipPath::Box::Fill:
      return border_widths(box) +
             (box.borders_collapsed ? Edges{} : used_padding(box, containing_width));
    case ClipPath::Box::Margin: {
      const Edges margin = is_inline ? Edges{} : used_margin(box, containing_width);
      return {-margin.top, -margin.right, -margin.bottom, -margin.left};
    }
    case ClipPath::Box::Border:
    case ClipPath::Box::Stroke:
    case ClipPath::Box::View: break;
  }
  return {};
}

}  // namespace

RoundedRect rounded_border_box(const Box& box, const Rect& border_box) {
  const SurfaceStyle& surface = *box.style->surface;
  RoundedRect shape{to_rect(snapped(border_box)), {}, {}};
  for (int corner = 0; corner < 4; ++corner) {
    shape.radius_x[corner] = surface.radius_x[corner].resolve_or(border_box.width, Px());
    shape.radius_y[corner] = surface.radius_y[corner].resolve_or(border_box.height, Px());
  }
  shrink_radii(shape);
  return shape;
}

ShapeBox reference_box(const Box& box, const Rect& border_box, ClipPath::Box which,
                       Px containing_width) {
  RoundedRect shape = rounded_border_box(box, border_box);
  shape.rect = border_box;  // not snapped to pixels
  return shape_box(shape.inset(reference_inset(box, which, containing_width)));
}

}  // namespace weft
