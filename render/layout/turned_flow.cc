#include "render/layout/turned_flow.h"

#include "render/layout/sizing.h"
#include "render/layout/turned_styles.h"

namespace weft {
namespace {

/// The longest and the shortest that the lines of `box` want to be.
Result<IntrinsicWidths> line_lengths(LayoutContext& context, Box& box, LayoutContents layout) {
  Space own;
  own.containing_width = kIndefinite;
  own.width_mode = WidthMode::MinContent;
  WEFT_TRY_ASSIGN(const Extent shortest, layout_turned(context, box, own, Pass::Measure, layout));
  own.width_mode = WidthMode::MaxContent;
  WEFT_TRY_ASSIGN(const Extent longest, layout_turned(context, box, own, Pass::Measure, layout));
  return IntrinsicWidths{shortest.size.width, max(shortest.size.width, longest.size.width)};
}

/// The height that the nearest box around `box` that scrolls has, by itself, for what is in it.
Px height_of_scroller(const Box& box) {
  const Box* at = box.parent;
  while (at && (at->kind == BoxKind::Inline || !scrolls(at->box_style().overflow_y)))
    at = at->parent;
  if (!at || is_orthogonal(*at)) return Px::max();
  Px height = definite_height(*at, at->box_style().height, {});
  if (height == kIndefinite) height = definite_height(*at, at->box_style().max_height, {});
  if (height == kIndefinite) return Px::max();
  height = clamped_height(*at, height, {});
  return max(Px(), height - (border_widths(*at) + used_padding(*at, kIndefinite)).vertical());
}

/// The room for lines where nothing says how high the containing block is: that of the viewport, or
/// less (7.3.1).
Px available_height(const LayoutContext& context, const Box& box, const Space& space) {
  Px height = space.containing_height;
  if (height == kIndefinite)
    height = min(height_of_scroller(box),
                 is_vertical(outer_mode(box)) ? context.viewport.width : context.viewport.height);
  return max(Px(), height - used_margin(box, space.containing_width).vertical());
}

}  // namespace

Result<Extent> layout_turned(LayoutContext& context, Box& box, const Space& own, Pass pass,
                             LayoutContents layout) {
  const ComputedStyle* const around = box.style;
  WEFT_TRY_ASSIGN(const ComputedStyle* const upright,
                  context.turned_styles->on_panel(outer_mode(box), *around));
  WEFT_TRY_ASSIGN(box.style, context.turned_styles->in(inner_mode(box), *upright));
  const Result<Extent> extent = layout(context, box, own, pass);
  box.style = around;
  return extent;
}

Result<Px> orthogonal_height(LayoutContext& context, Box& box, const Space& space,
                             LayoutContents layout, OrthogonalSizes& known) {
  const Px height = used_height(box, Px(), space);
  if (height != kIndefinite) return height;
  if (known.line_lengths.max_content == kIndefinite) {
    WEFT_TRY_ASSIGN(known.line_lengths, line_lengths(context, box, layout));
  }
  const Px room = available_height(context, box, space);
  return clamped_height(
      box, max(known.line_lengths.min_content, min(room, known.line_lengths.max_content)), space);
}

Result<Px> orthogonal_width(LayoutContext& context, Box& box, const Space& space,
                            LayoutContents layout, OrthogonalSizes& known) {
  WEFT_TRY_ASSIGN(const Px height, orthogonal_height(context, box, space, layout, known));
  if (known.height == height) return known.width;
  Space own;
  own.containing_width = space.containing_width;
  own.imposed_width = height;
  WEFT_TRY_ASSIGN(const Extent extent, layout_turned(context, box, own, Pass::Measure, layout));
  known.height = height;
  known.width = extent.size.height;
  return known.width;
}

Status turn_styles(LayoutContext& context, Box& root) {
  const auto is_written_vertically = [&] {
    for (const Box* at = &root; at; at = next_box(*at, root))
      if (is_vertical(at->text_style().writing_mode)) return true;
    return false;
  };
  if (!is_written_vertically()) return Status::Ok;
  context.turned_styles = context.arena.make<TurnedStyles>(context.arena);
  if (!context.turned_styles) return Status::OutOfMemory;
  for (Box* at = next_box(root, root); at; at = next_box(*at, root)) {
    if (at->kind == BoxKind::Text) continue;
    WritingMode mode = outer_mode(*at);
    // Inline boxes are in the axes of their lines, which have their upper side on the right.
    if (at->kind == BoxKind::Inline && mode == WritingMode::VerticalLr)
      mode = WritingMode::VerticalRl;
    WEFT_TRY_ASSIGN(at->style, context.turned_styles->in(mode, *at->style));
  }
  return Status::Ok;
}

namespace {

Spot turned_spot(Spot spot, bool is_reversed) {
  if (!is_reversed || spot == Spot::Center) return spot;
  return spot == Spot::Start ? Spot::End : Spot::Start;
}

/// The static position of `box`: a point, and the part of the box that comes there.
void settle_static_place(Box& box, const Box& container, WritingMode mode) {
  const Spot along = box.static_x, across = box.static_y;
  const Rect point = rect_on_panel(mode, {box.static_position.x, box.static_position.y, Px(), Px()},
                                   container.size);
  box.static_position = {point.left, point.top};
  box.static_x = turned_spot(across, block_starts_right(mode));
  box.static_y = turned_spot(along, lines_start_below(mode));
  const bool safe_along = box.static_safe_x;
  box.static_safe_x = box.static_safe_y;
  box.static_safe_y = safe_along;
}

}  // namespace

Status settle_turned(LayoutContext& context, Box& root) {
  for (Box* at = &root; at;) {
    Box& box = *at;
    const bool stands_apart = &box != &root && box.out_of_flow;
    const Box& container = &box == &root ? box : *block_container_of(box);
    const WritingMode mode = inner_mode(container);
    if (stands_apart && is_vertical(mode)) settle_static_place(box, container, mode);
    if (&box != &root && box.kind != BoxKind::Text && !box.out_of_flow) {
      WEFT_TRY_ASSIGN(box.style, context.turned_styles->on_panel(mode, *box.style));
      if (is_vertical(mode)) box.split = false;  // its parts are known in the axes of columns alone
      if (box.kind != BoxKind::Inline) {
        const Rect rect =
            rect_on_panel(mode, {box.position.x, box.position.y, box.size.width, box.size.height},
                          container.size);
        box.position = {rect.left, rect.top};
        box.size = {rect.width, rect.height};
      }
    }
    at = stands_apart ? next_box_after(box, root) : next_box(box, root);
  }
  return Status::Ok;
}

}  // namespace weft
