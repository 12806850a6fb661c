// The backgrounds of columns, row groups and rows: each shows behind the cells only, laid out over the whole part
// (CSS 2.1 17.5.1). Their borders show where borders collapse, as the cells' own.
#include "render/layout/painting.h"
#include "render/layout/table.h"

namespace weft {

namespace {

const Box& grid_around(const Box& part) {
  const Box* at = &part;
  while (at->parent && at->kind != BoxKind::TableGrid) at = at->parent;
  return *at;
}

/// Whether the background of `part` shows behind `cell`, which lies at `left` from the part.
bool lies_in(const Box& part, Px left) {
  return part.kind != BoxKind::TableColumn || (left >= Px::from_int(-1) && left < part.size.width);
}

Status paint_behind(Painting& painting, const Box& part, const Rect& area, const Rect& cell, const Clip* clip) {
  const SurfaceStyle& surface = *part.style->surface;
  WEFT_TRY(add_fill(painting, {to_rect(snapped(cell)), {}, {}}, surface.background_color, clip, dither_hint(part)));
  if (surface.background.empty()) return Status::Ok;
  WEFT_TRY_ASSIGN(const Clip* const inside, shape_clip(painting, {to_rect(snapped(cell)), {}, {}}, clip));
  return paint_layers(painting, surface.background, part, area, inside);
}

}  // namespace

bool is_table_part(const Box& box) {
  return box.kind == BoxKind::TableRow || box.kind == BoxKind::TableRowGroup || box.kind == BoxKind::TableColumn;
}

Status paint_table_part(Painting& painting, const Box& part, const Rect& area, const Clip* clip) {
  const SurfaceStyle& surface = *part.style->surface;
  if (surface.background_color.alpha == 0 && surface.background.empty()) return Status::Ok;
  const Box& grid = grid_around(part);
  const Box& root = part.kind == BoxKind::TableColumn ? grid : part;
  const Point origin = offset_in(part, &grid);
  for (const Box* at = root.first_child; at;) {
    const bool cell = at->kind == BoxKind::TableCell, hidden = cell && hides_when_empty(*at);
    const Point offset = cell ? offset_in(*at, &grid) - origin : Point{};
    if (cell && !hidden && lies_in(part, offset.x))
      WEFT_TRY(paint_behind(painting, part, area, {area.left + offset.x, area.top + offset.y, at->size.width, at->size.height}, clip));
    at = cell ? next_box_after(*at, root) : next_box(*at, root);
  }
  return Status::Ok;
}

}  // namespace weft
