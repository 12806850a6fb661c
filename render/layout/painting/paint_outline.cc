// Outlines (CSS UI 4, 3): of a box as a border around it, of an inline box on several lines as one
// shape.
#include <algorithm>

#include "render/layout/painting/painting.h"
#include "render/layout/painting/rectangle_union.h"

namespace weft {
namespace {

constexpr size_t kMostParts = 64;  // in one shape

bool has_outline(const Box& box) {
  const BorderSide& outline = box.style->surface->outline;
  return outline.width > Px() && outline.line != BorderLine::None && outline.color.alpha != 0;
}

// The line as it is drawn, and the way from the border box to its outer edge. `auto` is drawn as
// Chromium draws its ring: two px wide, its middle on the edge.
struct Line {
  BorderSide side;
  Px reach;
};
Line line_of(const Painting& painting, const Box& box) {
  const SurfaceStyle& surface = *box.style->surface;
  Line line{surface.outline, surface.outline.width + surface.outline_offset};
  if (line.side.line != BorderLine::Auto) return line;
  line.side.line = BorderLine::Solid;
  line.side.width = max(Px::from_int(1), Px::from_double(2 * picture_unit(painting, box)));
  line.reach = surface.outline_offset + line.side.width / 2;
  return line;
}

// The middle of a line of `width` whose outer edge is `reach` off `rect`. There is room for both
// sides: CSS UI 4, 3.4.
Box2 middle_of_line(const IntRect& rect, float reach, float width) {
  const auto by = [&](int32_t size) {
    return std::max(reach - width / 2, (width - static_cast<float>(size)) / 2);
  };
  const float x = by(rect.width()), y = by(rect.height());
  return {{static_cast<float>(rect.left) - x, static_cast<float>(rect.top) - y},
          {static_cast<float>(rect.right) + x, static_cast<float>(rect.bottom) + y}};
}

// A stroke of `width` whose outer edge is `reach` off the parts.
Status add_shape(Painting& painting, const Box& box, std::span<const IntRect> parts, float reach,
                 float width, const Clip* clip) {
  Box2 grown[kMostParts];
  for (size_t i = 0; i < parts.size(); ++i) grown[i] = middle_of_line(parts[i], reach, width);
  PathBuilder path(painting.scratch);
  WEFT_TRY(add_union({grown, parts.size()}, painting.scratch, path));
  return add_stroke(painting, path.path(), line_of(painting, box).side, width, clip,
                    dither_hint(box));
}

Status add_shapes(Painting& painting, const Box& box, std::span<const IntRect> parts,
                  const Clip* clip) {
  const Line line = line_of(painting, box);
  const auto reach = line.reach.to_float(), width = line.side.width.to_float();
  if (line.side.line != BorderLine::Double || width < 3)
    return add_shape(painting, box, parts, reach, width, clip);
  const float third = std::floor((width + 1) / 3);
  WEFT_TRY(add_shape(painting, box, parts, reach, third, clip));
  return add_shape(painting, box, parts, reach - width + third, third, clip);
}

/// Whether `part` is one of the inline box, or an atomic one in it.
bool is_part_of(const LineFragment& part, const Box& box) {
  if (part.kind == LineFragment::Kind::InlineBox) return part.box == &box;
  if (part.kind != LineFragment::Kind::Atomic) return false;
  const Box* at = part.box->parent;
  while (at && at != &box && at->kind == BoxKind::Inline) at = at->parent;
  return at == &box;
}

}  // namespace

Status paint_outline(Painting& painting, const Box& box, const Rect& border_box, const Clip* clip) {
  if (!has_outline(box)) return Status::Ok;
  const Line line = line_of(painting, box);
  RoundedRect inner = rounded_border_box(box, border_box);
  // There is room for both sides: CSS UI 4, 3.4.
  const Px by_x = max(line.reach, line.side.width - inner.rect.width / 2),
           by_y = max(line.reach, line.side.width - inner.rect.height / 2);
  const bool is_auto = box.style->surface->outline.line == BorderLine::Auto;
  for (int corner = 0; is_auto && corner < 4; ++corner) {
    inner.radius_x[corner] = max(inner.radius_x[corner], line.side.width);
    inner.radius_y[corner] = max(inner.radius_y[corner], line.side.width);
  }
  const BorderSide* const sides[4] = {&line.side, &line.side, &line.side, &line.side};
  return paint_border(painting, inner.inset({-by_y, -by_x, -by_y, -by_x}), sides, clip,
                      dither_hint(box));
}

Status paint_inline_outline(Painting& painting, const Box& box, Point corner, const Clip* clip) {
  if (!has_outline(box)) return Status::Ok;
  IntRect parts[kMostParts];
  Rect first;
  size_t count = 0;
  bool is_single = true;
  const Box& container = *block_container_of(box);
  for (const LineBox& line : container.content.lines)
    for (const LineFragment& part : line.fragments) {
      if (!is_part_of(part, box)) continue;
      const Rect rect = rect_on_panel(container, line, part).moved(corner);
      if (count == kMostParts) {
        WEFT_TRY(add_shapes(painting, box, parts, clip));
        is_single = false;
        count = 0;
      }
      if (count == 0) first = rect;
      parts[count++] = snapped(rect);
    }
  if (count == 0) return Status::Ok;
  return is_single && count == 1 ? paint_outline(painting, box, first, clip)
                                 : add_shapes(painting, box, {parts, count}, clip);
}

}  // namespace weft
