// The backgrounds of columns, row groups and rows: each shows behind the cells only, laid out over
// the whole part (CSS 2.1 17.5.1). And borders that collapsed: each edge of the grid of slots is
// one straight line.
#include "render/layout/painting/painting.h"
#include "render/layout/table/collapsed_borders.h"
#include "render/layout/table/table_grid.h"

namespace weft {

namespace {

const Box& grid_around(const Box& part) {
  const Box* at = &part;
  while (at->parent && at->kind != BoxKind::TableGrid) at = at->parent;
  return *at;
}

/// Whether the background of `part` shows behind a cell, whose corner is at `corner` from the part.
bool lies_in(const Box& part, Point corner) {
  const bool down = is_vertical(inner_mode(part));
  const Px at = down ? corner.y : corner.x, width = down ? part.size.height : part.size.width;
  return part.kind != BoxKind::TableColumn || (at >= Px::from_int(-1) && at < width);
}

Status paint_behind(Painting& painting, const Box& part, const Rect& area, const Rect& cell,
                    const Clip* clip) {
  const SurfaceStyle& surface = *part.style->surface;
  WEFT_TRY(add_fill(painting, {to_rect(snapped(cell)), {}, {}}, surface.background_color, clip,
                    dither_hint(part)));
  return paint_layers(painting, surface.background, part, area, clip, &cell);
}

// Compares two edges that meet, of which one goes on: positive when `a` does, as in Chromium.
int stronger(const CollapsedEdge& a, const CollapsedEdge& b) {
  if (a.shows() != b.shows()) return a.shows() ? 1 : -1;
  if (a.side.width != b.side.width) return a.side.width > b.side.width ? 1 : -1;
  if (a.side.line != b.side.line) return a.side.line > b.side.line ? 1 : -1;
  return a.order == b.order ? 0 : a.order < b.order ? 1 : -1;
}

enum class Axis : uint8_t { Across, Down };

class CollapsedBorderPainter {
 public:
  CollapsedBorderPainter(Painting& painting, const Box& grid, const Rect& area, const Clip* clip)
      : painting_(painting), grid_(grid), borders_(*grid.borders), area_(area), clip_(clip) {}

  Status paint() {
    for (uint32_t row = 0; row <= borders_.rows; ++row)
      for (uint32_t column = 0; column < borders_.columns; ++column)
        WEFT_TRY(paint_across(row, column));
    for (uint32_t row = 0; row < borders_.rows; ++row)
      for (uint32_t column = 0; column <= borders_.columns; ++column)
        WEFT_TRY(paint_down(row, column));
    return Status::Ok;
  }

 private:
  // The edges that meet where a line of rows crosses one of columns.
  struct Joint {
    const CollapsedEdge *before = nullptr, *after = nullptr, *above = nullptr, *below = nullptr;
  };
  Joint joint(uint32_t row, uint32_t column) const {
    Joint joint;
    if (column) joint.before = &borders_.above(row, column - 1);
    if (column < borders_.columns) joint.after = &borders_.above(row, column);
    if (row) joint.above = &borders_.before(row - 1, column);
    if (row < borders_.rows) joint.below = &borders_.before(row, column);
    return joint;
  }

  // The distance that `edge` goes beyond the middle of a joint (or ends before it): half of what
  // crosses it there.
  static Px reach(const CollapsedEdge& edge, const Joint& joint, Axis axis) {
    const CollapsedEdge* const crossing[2] = {axis == Axis::Across ? joint.above : joint.before,
                                              axis == Axis::Across ? joint.below : joint.after};
    Px width;
    bool wins = true;
    for (const CollapsedEdge* other : {joint.before, joint.after, joint.above, joint.below})
      wins = wins && (!other || stronger(edge, *other) >= 0);
    for (const CollapsedEdge* other : crossing)
      if (other) width = max(width, other->side.width);
    return wins ? width / 2 : -(width / 2);
  }

  Status paint_across(uint32_t row, uint32_t column) {
    const CollapsedEdge& edge = borders_.above(row, column);
    if (!edge.shows()) return Status::Ok;
    const Px from = borders_.column_lines[column] - reach(edge, joint(row, column), Axis::Across);
    const Px to =
        borders_.column_lines[column + 1] + reach(edge, joint(row, column + 1), Axis::Across);
    const BorderSide none;
    const BorderSide* const sides[4] = {&edge.side, &none, &none, &none};
    return paint_line(
        {from, borders_.row_lines[row] - edge.side.width / 2, to - from, edge.side.width}, sides);
  }

  Status paint_down(uint32_t row, uint32_t column) {
    const CollapsedEdge& edge = borders_.before(row, column);
    if (!edge.shows()) return Status::Ok;
    const Px from = borders_.row_lines[row] - reach(edge, joint(row, column), Axis::Down);
    const Px to = borders_.row_lines[row + 1] + reach(edge, joint(row + 1, column), Axis::Down);
    const BorderSide none;
    const BorderSide* const sides[4] = {&none, &none, &none, &edge.side};
    return paint_line(
        {borders_.column_lines[column] - edge.side.width / 2, from, edge.side.width, to - from},
        sides);
  }

  // `line` counts from the start of the grid.
  Status paint_line(Rect line, const BorderSide* const sides[4]) {
    if (line.width <= Px() || line.height <= Px()) return Status::Ok;
    if (grid_.text_style().direction == Direction::Rtl)
      line.left = area_.width - line.left - line.width;
    const Rect place = to_rect(snapped(line.moved({area_.left, area_.top})));
    return paint_border(painting_, {place, {}, {}}, sides, clip_, dither_hint(grid_));
  }

  Painting& painting_;
  const Box& grid_;
  const CollapsedBorders& borders_;
  const Rect& area_;
  const Clip* clip_;
};

}  // namespace

bool is_table_part(const Box& box) {
  return box.kind == BoxKind::TableRow || box.kind == BoxKind::TableRowGroup ||
         box.kind == BoxKind::TableColumn;
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
    if (cell && !hidden && lies_in(part, offset))
      WEFT_TRY(paint_behind(
          painting, part, area,
          {area.left + offset.x, area.top + offset.y, at->size.width, at->size.height}, clip));
    at = cell ? next_box_after(*at, root) : next_box(*at, root);
  }
  return Status::Ok;
}

Status paint_collapsed_borders(Painting& painting, const Box& grid, const Rect& area,
                               const Clip* clip) {
  if (!grid.borders_collapsed || grid.text_style().visibility != Visibility::Visible)
    return Status::Ok;
  if (!is_vertical(inner_mode(grid)))
    return CollapsedBorderPainter(painting, grid, area, clip).paint();
  const Rect in_flow{Px(), Px(), area.height, area.width};
  return paint_in_flow(painting, grid, {area.left, area.top}, clip, [&] {
    return CollapsedBorderPainter(painting, grid, in_flow, nullptr).paint();
  });
}

}  // namespace weft
