#include "render/layout/sticky.h"

#include "render/layout/scrolling.h"
#include "render/layout/sizing.h"

namespace weft {
namespace {

bool is_sticky(const Box& box) {
  return box.kind != BoxKind::Text && box.kind != BoxKind::Inline &&
         box.kind != BoxKind::TableGrid && !box.anonymous && box.placed &&
         box.box_style().position == Position::Sticky;
}

Rect border_box(const Box& box) {
  const Point corner = offset_in(box, nullptr);
  return {corner.x, corner.y, box.size.width, box.size.height};
}

/// Of parts of tables, the table; else the content box of the block container.
Rect containing_block(const Box& box) {
  const Box* at = box.parent;
  while (at->parent && (at->anonymous || at->kind == BoxKind::Inline ||
                        at->kind == BoxKind::TableRow || at->kind == BoxKind::TableRowGroup))
    at = at->parent;
  if (at->kind == BoxKind::TableGrid) return border_box(*at);
  return border_box(*at).inset(border_widths(*at) + placed_padding(*at));
}

/// The padding box of what scrolls it.
Rect scrollport(const Box& box, Size viewport) {
  for (const Box* at = box.parent; at && at->parent; at = at->parent) {
    if (at->anonymous || at->kind == BoxKind::Inline || overflow_is_viewports(at->node)) continue;
    const BoxStyle& style = at->box_style();
    if (scrolls(style.overflow_x) || scrolls(style.overflow_y))
      return border_box(*at).inset(border_widths(*at));
  }
  return {Px(), Px(), viewport.width, viewport.height};
}

/// One axis: of the border box, its margins, the containing block, and what is seen.
struct Axis {
  Px start, size;
  Px margin_start, margin_end;
  Px block_start, block_end;
  Px seen_start, seen_size;
  Length inset_start, inset_end;

  Px shift() const {
    const Px first = inset_start.resolve_or(seen_size, kIndefinite),
             last = inset_end.resolve_or(seen_size, kIndefinite);
    Px moved;
    const bool fits =
        first == kIndefinite || last == kIndefinite || size <= seen_size - first - last;
    if (last != kIndefinite && fits) {
      const Px beyond = start + size - (seen_start + seen_size - last);
      moved = -clamp(beyond, Px(), max(Px(), start - margin_start - block_start));
    }
    if (first != kIndefinite) {
      const Px before = seen_start + first - (start + moved);
      moved += clamp(before, Px(), max(Px(), block_end - margin_end - size - start - moved));
    }
    return moved;
  }
};

Point sticky_offset(const Box& box, Size viewport) {
  const BoxStyle& style = box.box_style();
  const Rect own = border_box(box), block = containing_block(box), seen = scrollport(box, viewport);
  const Edges margin = used_margin(box, block.width);
  const Axis across{
      own.left,  own.width,  margin.left, margin.right, block.left, block.left + block.width,
      seen.left, seen.width, style.left,  style.right};
  const Axis down{
      own.top,  own.height,  margin.top, margin.bottom, block.top, block.top + block.height,
      seen.top, seen.height, style.top,  style.bottom};
  return {across.shift(), down.shift()};
}

}  // namespace

void move_sticky_boxes(Box& root, Size viewport) {
  for (Box* at = &root; at; at = next_box(*at, root))
    if (is_sticky(*at)) at->position = at->position + sticky_offset(*at, viewport);
}

}  // namespace weft
