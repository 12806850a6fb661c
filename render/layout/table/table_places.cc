#include "render/layout/table/table_places.h"

#include "render/layout/block/block.h"
#include "render/layout/sizing.h"
#include "render/layout/table/collapsed_borders.h"
#include "render/layout/table/table_rows.h"
#include "render/layout/writing_mode.h"

namespace weft {

namespace {

/// The lines between slots; `end` and `bottom` are the last ones.
void place_lines(TableGrid& table, Px end, Px bottom) {
  CollapsedBorders& borders = *table.box.borders;
  for (size_t i = 0; i < table.columns.size(); ++i) borders.column_lines[i] = table.columns[i].left;
  for (size_t i = 0; i < table.rows.size(); ++i) borders.row_lines[i] = table.rows[i].top;
  borders.column_lines.back() = end;
  borders.row_lines.back() = bottom;
}

void place_rows(TableGrid& table, Px width) {
  const Px left = table.edges.left + table.spacing_x,
           inner = max(Px(), width - table.edges.horizontal() - table.spacing_x * 2);
  for (TableRowTrack& row : table.rows) {
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

/// `part`, which may be wider already, reaches over `column`, whose place is that from `origin`.
void cover(Box& part, const Rect& column, Point origin) {
  const Px from = part.placed ? min(part.position.x + origin.x, column.left) : column.left;
  const Px to = part.placed ? max(part.position.x + origin.x + part.size.width, column.right())
                            : column.right();
  part.position = Point{from, column.top} - origin;
  part.size = {to - from, column.height};
  part.placed = true;
}

/// Columns reach from the first row to the last, for their backgrounds; a group's columns lie in
/// the group.
void place_columns(TableGrid& table, Px width) {
  if (table.rows.empty()) return;
  const Px top = table.rows[0].top, height = table.rows.back().top + table.rows.back().height - top;
  const bool reversed = is_right_to_left(table.box);
  const auto place = [&](const TableColumnTrack& column) {
    return Rect{reversed ? width - column.left - column.width : column.left, top, column.width,
                height};
  };
  const auto group_of = [](const Box& box) {
    return box.parent->kind == BoxKind::TableColumn ? box.parent : nullptr;
  };
  for (const TableColumnTrack& column : table.columns)
    for (Box* part = column.box; part; part = group_of(*part)) part->placed = false;
  for (const TableColumnTrack& column : table.columns)
    if (Box* const group = column.box ? group_of(*column.box) : nullptr)
      cover(*group, place(column), {});
  for (const TableColumnTrack& column : table.columns)
    if (Box* const box = column.box) {
      const Box* const group = group_of(*box);
      cover(*box, place(column), group ? group->position : Point{});
    }
}

bool is_in_collapsed_columns(TableGrid& table, const TableCellSlot& cell) {
  for (const TableColumnTrack& column : table.columns_of(cell))
    if (!column.box || column.box->text_style().visibility != Visibility::Collapse) return false;
  return true;
}

/// Nothing is seen of `cell`, whose width is 0, nor of what is in it.
Status hide(Arena& arena, Box& cell) {
  auto* const style = arena.make<BoxStyle>(*cell.style->box);
  if (!style) return Status::OutOfMemory;
  style->contain |= kContainPaint;
  cell.style = arena.make<ComputedStyle>(cell.style->text, style, initial_style().surface,
                                         cell.style->flex, cell.style->rare);
  return cell.style ? Status::Ok : Status::OutOfMemory;
}

bool depends_on_height(const Box& box) {
  const BoxStyle& style = box.box_style();
  return style.height.has_percent() || style.height.kind() == Length::Kind::Stretch ||
         style.min_height.has_percent() || style.max_height.has_percent();
}

/// The height of `cell`, which is placed, by its contents: once its height is known, percentages of
/// that may have changed theirs.
Px placed_height(const TableCellSlot& cell, bool has_definite_height) {
  const Box& box = *cell.box;
  if (!has_definite_height) return cell.content_height;
  bool has_percent = false;
  Px bottom;
  for (const Box* child = box.first_child; child;) {
    const bool is_inline = child->kind == BoxKind::Inline;
    const bool counts = child->in_flow() && child->placed;
    if (counts) has_percent = has_percent || depends_on_height(*child);
    if (counts && !box.inline_content)
      bottom = max(bottom, child->position.y + child->size.height +
                               used_margin(*child, child->containing_width).bottom);
    child = is_inline ? next_box(*child, box) : next_box_after(*child, box);
  }
  if (box.inline_content)
    for (const LineBox& line : box.content.lines) bottom = max(bottom, line.top + line.height);
  return has_percent ? bottom + border_widths(box).bottom + placed_padding(box).bottom
                     : cell.content_height;
}

Status place_cell(TableGrid& table, const TableCellSlot& cell, Px grid_width) {
  Box& box = *cell.box;
  const TableRowTrack& row = table.rows[cell.row];
  Space space = cell_space(table, cell);
  space.imposed_height = max(Px(), cell_height(table, cell));
  space.imposed_height_is_definite = table.height_known || box.box_style().height.is_fixed();
  WEFT_TRY(layout_box(table.context, box, space, Pass::Place).status());
  Px left = table.columns[cell.column].left;
  if (is_right_to_left(table.box)) left = grid_width - left - space.imposed_width;
  box.position = {left - row.group->position.x, Px()};
  const Px free = space.imposed_height - placed_height(cell, space.imposed_height_is_definite);
  Px shift;
  // CSS Align 3, 5.1.1: of the two align-content counts, which has moved the contents already.
  if (box.style->flex->align_content != Alignment::Normal) shift = Px();
  else if (box.box_style().vertical_align == VerticalAlign::Middle) shift = free / 2;
  else if (box.box_style().vertical_align == VerticalAlign::Bottom) shift = free;
  else if (cell.baseline != kIndefinite) shift = row.baseline - cell.baseline;
  const bool is_across = table.context.turned_styles && is_orthogonal(box);
  if (shift > Px() && !is_across) shift_contents(box, shift);
  if (is_in_collapsed_columns(table, cell)) return hide(table.context.arena, box);
  if (!hides_when_empty(box)) return Status::Ok;
  box.style = table.context.arena.make<ComputedStyle>(
      box.style->text, box.style->box, initial_style().surface, box.style->flex, box.style->rare);
  return box.style ? Status::Ok : Status::OutOfMemory;
}

}  // namespace

Status place_table(TableGrid& table, Px width, Px height) {
  table.box.size = {width, height};
  table.box.containing_width = table.space.containing_width;
  table.box.placed = true;
  Px left = (is_right_to_left(table.box) ? table.edges.right : table.edges.left) + table.spacing_x;
  Px end = left;
  for (TableColumnTrack& column : table.columns) {
    column.left = column.spaced ? left : end;
    end = column.left + column.width;
    if (column.spaced) left = end + table.spacing_x;
  }
  if (table.box.borders_collapsed)
    place_lines(table, left, table.rows.back().top + table.rows.back().height);
  place_columns(table, width);
  place_rows(table, width);
  for (const TableCellSlot& cell : table.cells) WEFT_TRY(place_cell(table, cell, width));
  return Status::Ok;
}

}  // namespace weft
