#include "render/layout/table/table_rows.h"

#include "render/layout/sizing.h"
#include "render/layout/table/table_groups.h"

namespace weft {

namespace {

bool aligns_baseline(const Box& cell) {
  const VerticalAlign align = cell.box_style().vertical_align;
  return cell.style->flex->align_content == Alignment::Normal && align != VerticalAlign::Top &&
         align != VerticalAlign::Middle && align != VerticalAlign::Bottom;
}

Px bottom_edge(const TableGrid& table, const TableCellSlot& cell) {
  return border_widths(*cell.box).bottom + used_padding(*cell.box, table.content_width()).bottom;
}

/// Quirks 3.8: in quirks mode the height of a cell has its padding and border in it.
Px own_height(const TableGrid& table, const TableCellSlot& cell, const Space& space) {
  const Length& height = cell.box->box_style().height;
  if (height.is_fixed() && table.context.quirks_mode == QuirksMode::Quirks) return height.px();
  return definite_height(*cell.box, height, space);
}

/// CSS 2.1 17.5.3: content height, least height and baseline of a cell.
Status measure_cell(TableGrid& table, TableCellSlot& cell) {
  Space space = cell_space(table, cell);
  space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(table.context, *cell.box, space, Pass::Measure));
  cell.content_height = extent.size.height;
  const Px specified = own_height(table, cell, space);
  const Px least = definite_height(*cell.box, cell.box->box_style().min_height, space);
  cell.height = max(cell.content_height, max(specified, least));
  // Without a line the baseline is the bottom of the contents; an empty cell has none.
  cell.baseline = aligns_baseline(*cell.box) ? extent.first_baseline : kIndefinite;
  if (cell.baseline != kIndefinite || !aligns_baseline(*cell.box) || is_empty_cell(*cell.box))
    return Status::Ok;
  cell.baseline = cell.content_height - bottom_edge(table, cell);
  return Status::Ok;
}

/// CSS 2.1 17.5.5: rows of visibility: collapse take no room once all heights are known.
void collapse_rows(TableGrid& table) {
  for (TableRowTrack& row : table.rows) {
    row.collapsed = row.box->text_style().visibility == Visibility::Collapse;
    if (row.collapsed) row.height = Px();
  }
}

/// The tops of the rows, and the baselines of those where nothing is aligned by it: the lowest
/// bottom of a content box.
void find_row_places(TableGrid& table) {
  Px top = table.edges.top + table.spacing_y;
  size_t next = 0;
  for (uint32_t i = 0; i < table.rows.size(); ++i) {
    TableRowTrack& row = table.rows[i];
    row.top = top;
    if (!row.collapsed) top += row.height + table.spacing_y;
    const bool aligns = row.baseline != kIndefinite;
    if (!aligns) row.baseline = Px();
    for (; next < table.cells.size() && table.cells[next].row == i; ++next)
      if (!aligns)
        row.baseline = max(row.baseline, row.height - bottom_edge(table, table.cells[next]));
  }
}

/// Makes the rows that `cell` spans high enough together.
void spread_height(TableGrid& table, const TableCellSlot& cell) {
  const std::span<TableRowTrack> rows = table.rows.span().subspan(cell.row, cell.row_span);
  Px sum = table.spacing_y * static_cast<int64_t>(cell.row_span - 1);
  bool any = false;
  for (const TableRowTrack& row : rows) {
    sum += row.height;
    any = any || row.height > Px();
  }
  if (cell.height <= sum) return;
  if (any) share_height(rows, cell.height - sum);
  else rows.back().height += cell.height - sum;
}

}  // namespace

Space cell_space(const TableGrid& table, const TableCellSlot& cell) {
  Space space;
  space.containing_width = table.content_width();
  space.imposed_width = max(Px(), table.cell_width(cell));
  return space;
}

Px cell_height(const TableGrid& table, const TableCellSlot& cell) {
  Px height = -table.spacing_y;
  if (table.rows[cell.row].collapsed) return Px();
  for (uint32_t i = 0; i < cell.row_span; ++i)
    if (!table.rows[cell.row + i].collapsed)
      height += table.rows[cell.row + i].height + table.spacing_y;
  return max(height, Px());
}

Status find_row_heights(TableGrid& table, Px height) {
  for (TableRowTrack& row : table.rows) {
    row.baseline = kIndefinite;
    const Length& own = row.box->box_style().height;
    row.constrained = own.is_fixed() && own.px() > Px();
    if (row.constrained) row.height = own.px();
    row.take_percent(own);
  }
  for (TableCellSlot& cell : table.cells) WEFT_TRY(measure_cell(table, cell));
  size_t next = 0;
  for (uint32_t row = 0; row < table.rows.size(); ++row) {
    Px below;
    for (; next < table.cells.size() && table.cells[next].row == row; ++next) {
      const TableCellSlot& cell = table.cells[next];
      table.rows[row].baseline = max(table.rows[row].baseline, cell.baseline);
      if (cell.row_span > 1) continue;
      table.rows[row].empty = false;
      table.rows[row].height = max(table.rows[row].height, cell.height);
      if (cell.box->box_style().height.is_fixed()) table.rows[row].constrained = true;
      table.rows[row].take_percent(cell.box->box_style().height);
      if (cell.baseline != kIndefinite) below = max(below, cell.content_height - cell.baseline);
    }
    if (table.rows[row].baseline != kIndefinite)
      table.rows[row].height = max(table.rows[row].height, table.rows[row].baseline + below);
  }
  for (const TableCellSlot& cell : table.cells)
    if (cell.row_span > 1) spread_height(table, cell);
  WEFT_TRY(grow_row_groups(table, height));
  collapse_rows(table);
  find_row_places(table);
  return Status::Ok;
}

}  // namespace weft
