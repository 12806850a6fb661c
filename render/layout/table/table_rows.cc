// The heights of rows and the places of all parts (CSS 2.1 17.5.3; CSS Tables 3, 5.6 and 5.7).
#include "render/layout/block/block.h"
#include "render/layout/sizing.h"
#include "render/layout/table/collapsed_borders.h"
#include "render/layout/table/table.h"

namespace weft {

namespace {

bool aligns_baseline(const Box& cell) {
  const VerticalAlign align = cell.box_style().vertical_align;
  return align != VerticalAlign::Top && align != VerticalAlign::Middle &&
         align != VerticalAlign::Bottom;
}

bool is_empty(const Box& cell) {
  for (const Box* at = cell.first_child; at; at = next_box(*at, cell))
    if (at->kind != BoxKind::Text || makes_line(*at)) return false;
  return true;
}

/// Shares `excess` among `rows` in proportion to `weight`; false when no row has any.
template <typename Weight>
bool share(std::span<TableRowTrack> rows, Px excess, Weight weight) {
  int64_t total = 0, seen = 0;
  for (const TableRowTrack& row : rows) total += weight(row);
  if (total <= 0) return false;
  Px given;
  for (TableRowTrack& row : rows) {
    seen += weight(row);
    const Px upto =
        Px::from_raw(static_cast<int64_t>(static_cast<double>(excess.raw()) *
                                          static_cast<double>(seen) / static_cast<double>(total)));
    row.height += upto - given;
    given = upto;
  }
  return true;
}

void share_height(std::span<TableRowTrack> rows, Px excess) {
  using Row = TableRowTrack;
  if (share(rows, excess,
            [](const Row& row) { return row.constrained ? 0 : int64_t{row.height.raw()}; }))
    return;
  if (share(rows, excess, [](const Row& row) { return int64_t{row.height.raw()}; })) return;
  share(rows, excess, [](const Row&) { return int64_t{1}; });
}

}  // namespace

bool hides_when_empty(const Box& cell) {
  const TextStyle& style = cell.text_style();
  return style.border_collapse == BorderCollapse::Separate &&
         style.empty_cells == EmptyCells::Hide && is_empty(cell);
}

Px TableGridLayout::cell_width(const TableCellSlot& cell) const {
  Px width = spacing_x_ * static_cast<int64_t>(cell.column_span - 1);
  for (uint32_t i = 0; i < cell.column_span; ++i) width += columns_[cell.column + i].width;
  return width;
}

Px TableGridLayout::cell_height(const TableCellSlot& cell) const {
  Px height = -spacing_y_;
  if (rows_[cell.row].collapsed) return Px();
  for (uint32_t i = 0; i < cell.row_span; ++i)
    if (!rows_[cell.row + i].collapsed) height += rows_[cell.row + i].height + spacing_y_;
  return max(height, Px());
}

Space TableGridLayout::cell_space(const TableCellSlot& cell) const {
  Space space;
  space.containing_width = available_width(space_.imposed_width);
  space.imposed_width = max(Px(), cell_width(cell));
  return space;
}

Px TableGridLayout::bottom_edge(const TableCellSlot& cell) const {
  return border_widths(*cell.box).bottom +
         used_padding(*cell.box, available_width(space_.imposed_width)).bottom;
}

Status TableGridLayout::measure_cell(TableCellSlot& cell) {
  Space space = cell_space(cell);
  space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *cell.box, space, Pass::Measure));
  cell.content_height = extent.size.height;
  const Px specified = definite_height(*cell.box, cell.box->box_style().height, space);
  const Px least = definite_height(*cell.box, cell.box->box_style().min_height, space);
  cell.height = max(cell.content_height, max(specified, least));
  // Without a line the baseline is the bottom of the contents; an empty cell has none.
  cell.baseline = aligns_baseline(*cell.box) ? extent.first_baseline : kIndefinite;
  if (cell.baseline != kIndefinite || !aligns_baseline(*cell.box) || is_empty(*cell.box))
    return Status::Ok;
  cell.baseline = cell.content_height - bottom_edge(cell);
  return Status::Ok;
}

Status TableGridLayout::find_row_heights(Px height) {
  for (TableRowTrack& row : rows_) {
    row.baseline = kIndefinite;
    const Length& own = row.box->box_style().height;
    row.constrained = own.is_fixed() && own.px() > Px();
    if (row.constrained) row.height = own.px();
    row.take_percent(own);
  }
  for (TableCellSlot& cell : cells_) WEFT_TRY(measure_cell(cell));
  size_t next = 0;
  for (uint32_t row = 0; row < rows_.size(); ++row) {
    Px below;
    for (; next < cells_.size() && cells_[next].row == row; ++next) {
      const TableCellSlot& cell = cells_[next];
      rows_[row].baseline = max(rows_[row].baseline, cell.baseline);
      if (cell.row_span > 1) continue;
      rows_[row].empty = false;
      rows_[row].height = max(rows_[row].height, cell.height);
      if (cell.box->box_style().height.is_fixed()) rows_[row].constrained = true;
      rows_[row].take_percent(cell.box->box_style().height);
      if (cell.baseline != kIndefinite) below = max(below, cell.height - cell.baseline);
    }
    if (rows_[row].baseline != kIndefinite)
      rows_[row].height = max(rows_[row].height, rows_[row].baseline + below);
  }
  for (const TableCellSlot& cell : cells_)
    if (cell.row_span > 1) spread_height(cell);
  spread_table_height(height);
  collapse_rows();
  find_row_places();
  return Status::Ok;
}

/// 17.5.5: rows of visibility: collapse take no room once all heights are known.
void TableGridLayout::collapse_rows() {
  for (TableRowTrack& row : rows_) {
    row.collapsed = row.box->text_style().visibility == Visibility::Collapse;
    if (row.collapsed) row.height = Px();
  }
}

/// The tops of the rows, and the baselines of those where nothing is aligned by it: the lowest
/// bottom of a content box.
void TableGridLayout::find_row_places() {
  Px top = edges_.top + spacing_y_;
  size_t next = 0;
  for (uint32_t i = 0; i < rows_.size(); ++i) {
    TableRowTrack& row = rows_[i];
    row.top = top;
    if (!row.collapsed) top += row.height + spacing_y_;
    const bool aligns = row.baseline != kIndefinite;
    if (!aligns) row.baseline = Px();
    for (; next < cells_.size() && cells_[next].row == i; ++next)
      if (!aligns) row.baseline = max(row.baseline, row.height - bottom_edge(cells_[next]));
  }
}

void TableGridLayout::spread_height(const TableCellSlot& cell) {
  const std::span<TableRowTrack> rows = rows_.span().subspan(cell.row, cell.row_span);
  Px sum = spacing_y_ * static_cast<int64_t>(cell.row_span - 1);
  bool any = false;
  for (const TableRowTrack& row : rows) {
    sum += row.height;
    any = any || row.height > Px();
  }
  if (cell.height <= sum) return;
  if (any) share_height(rows, cell.height - sum);
  else rows.back().height += cell.height - sum;
}

void TableGridLayout::take_percent_heights(Px height) {
  Px free = height - content_height();
  for (TableRowTrack& row : rows_) {
    if (!row.percent.has_percent()) continue;
    const Px missing = clamp(row.percent.resolve(height) - row.height, Px(), max(free, Px()));
    row.height += missing;
    row.constrained = true;
    free -= missing;
  }
}

void TableGridLayout::spread_table_height(Px height) {
  if (height == kIndefinite || rows_.empty()) return;
  height = max(Px(), height - edges_.vertical());
  take_percent_heights(height);
  const Px excess = height - content_height();
  if (excess > Px()) share_height(rows_.span(), excess);
}

Px TableGridLayout::content_height() const {
  if (rows_.empty()) return Px();
  Px height = spacing_y_;
  for (const TableRowTrack& row : rows_)
    if (!row.collapsed) height += row.height + spacing_y_;
  return height;
}

Status TableGridLayout::place(Px width, Px height) {
  grid_.size = {width, height};
  grid_.containing_width = space_.containing_width;
  grid_.placed = true;
  Px left = (is_right_to_left(grid_) ? edges_.right : edges_.left) + spacing_x_;
  for (TableColumnTrack& column : columns_) {
    column.left = left;
    left += column.width + spacing_x_;
  }
  if (grid_.borders_collapsed) place_lines(left, rows_.back().top + rows_.back().height);
  place_columns(width);
  place_rows(width);
  for (const TableCellSlot& cell : cells_) WEFT_TRY(place_cell(cell, width));
  return Status::Ok;
}

/// The lines between slots; `end` and `bottom` are the last ones.
void TableGridLayout::place_lines(Px end, Px bottom) {
  CollapsedBorders& borders = *grid_.borders;
  for (size_t i = 0; i < columns_.size(); ++i) borders.column_lines[i] = columns_[i].left;
  for (size_t i = 0; i < rows_.size(); ++i) borders.row_lines[i] = rows_[i].top;
  borders.column_lines.back() = end;
  borders.row_lines.back() = bottom;
}

void TableGridLayout::place_rows(Px width) {
  const Px left = edges_.left + spacing_x_,
           inner = max(Px(), width - edges_.horizontal() - spacing_x_ * 2);
  for (TableRowTrack& row : rows_) {
    Box& group = *row.group;
    if (!group.placed) {
      group.position = {left, row.top};
      group.placed = true;
    }
    row.box->position = {Px(), row.top - group.position.y};
    row.box->size = {inner, row.height};
    row.box->placed = true;
    group.size = {inner, row.top + row.height - group.position.y};
  }
}

/// From the first row to the last, for their backgrounds; a group's columns lie in the group.
void TableGridLayout::place_columns(Px width) {
  if (rows_.empty()) return;
  const Px top = rows_[0].top, height = rows_.back().top + rows_.back().height - top;
  const bool reversed = is_right_to_left(grid_);
  for (const TableColumnTrack& column : columns_) {
    if (!column.box) continue;
    Box& box = *column.box;
    const Px left = reversed ? width - column.left - column.width : column.left;
    const bool in_group = box.parent->kind == BoxKind::TableColumn;
    for (Box* part : {in_group ? box.parent : nullptr, &box}) {
      if (!part) continue;
      const Point origin = part == &box && in_group ? box.parent->position : Point{};
      const Px from = part->placed ? min(part->position.x + origin.x, left) : left;
      const Px to = part->placed
                        ? max(part->position.x + origin.x + part->size.width, left + column.width)
                        : left + column.width;
      part->position = Point{from, top} - origin;
      part->size = {to - from, height};
      part->placed = true;
    }
  }
}

Status TableGridLayout::place_cell(const TableCellSlot& cell, Px grid_width) {
  Box& box = *cell.box;
  const TableRowTrack& row = rows_[cell.row];
  Space space = cell_space(cell);
  space.imposed_height = max(Px(), cell_height(cell));
  space.imposed_height_is_definite =
      height_known_ || box.box_style().height.is_fixed() || row.box->box_style().height.is_fixed();
  WEFT_TRY(layout_box(context_, box, space, Pass::Place).status());
  Px left = columns_[cell.column].left;
  if (is_right_to_left(grid_)) left = grid_width - left - space.imposed_width;
  box.position = {left - row.group->position.x, Px()};
  const Px free = space.imposed_height - cell.content_height;
  Px shift;
  if (box.box_style().vertical_align == VerticalAlign::Middle) shift = free / 2;
  else if (box.box_style().vertical_align == VerticalAlign::Bottom) shift = free;
  else if (cell.baseline != kIndefinite) shift = row.baseline - cell.baseline;
  if (shift > Px()) shift_contents(box, shift);
  if (!hides_when_empty(box)) return Status::Ok;
  box.style = context_.arena.make<ComputedStyle>(
      box.style->text, box.style->box, initial_style().surface, box.style->flex, box.style->rare);
  return box.style ? Status::Ok : Status::OutOfMemory;
}

}  // namespace weft
