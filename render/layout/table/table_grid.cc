#include "render/layout/table/table_grid.h"

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr size_t kScratchBytes = 1024;

}  // namespace

TableGrid::TableGrid(LayoutContext& layout_context, Box& grid, const Space& offered)
    : context(layout_context),
      box(grid),
      space(offered),
      scratch(context.arena.budget(), kScratchBytes),
      cells(scratch),
      columns(scratch),
      rows(scratch),
      collapsed(grid.text_style().border_collapse == BorderCollapse::Collapse) {
  if (collapsed) return;
  edges = border_widths(grid) + used_padding(grid, space.containing_width);
  // Whole pixels, as in Chromium.
  spacing_x = Px::from_int(grid.text_style().border_spacing_x.floor());
  spacing_y = Px::from_int(grid.text_style().border_spacing_y.floor());
}

bool TableGrid::is_fixed() const {
  return box.box_style().table_layout == TableLayout::Fixed && !box.box_style().width.is_auto();
}

Px TableGrid::available_width(Px grid_width) const {
  return max(Px(), grid_width - edges.horizontal() - spacing());
}

Px TableGrid::spacing() const {
  Px sum = spacing_x;
  for (const TableColumnTrack& column : columns)
    if (column.spaced) sum += spacing_x;
  return sum;
}

Px TableGrid::spacing_in(const TableCellSlot& cell) const {
  int64_t spaced = 0;
  for (uint32_t i = 0; i < cell.column_span; ++i) spaced += columns[cell.column + i].spaced;
  return spacing_x * (spaced > 1 ? spaced - 1 : 0);
}

Px TableGrid::cell_width(const TableCellSlot& cell) const {
  Px width = spacing_in(cell);
  for (uint32_t i = 0; i < cell.column_span; ++i) width += columns[cell.column + i].width;
  return width;
}

Px TableGrid::content_height() const {
  if (rows.empty()) return Px();
  Px height = spacing_y;
  for (const TableRowTrack& row : rows)
    if (!row.collapsed) height += row.height + spacing_y;
  return height;
}

bool is_empty_cell(const Box& cell) {
  for (const Box* at = cell.first_child; at; at = next_box(*at, cell))
    if (at->kind != BoxKind::Text || makes_line(*at, QuirksMode::No)) return false;
  return true;
}

bool hides_when_empty(const Box& cell) {
  const TextStyle& style = cell.text_style();
  return style.border_collapse == BorderCollapse::Separate &&
         style.empty_cells == EmptyCells::Hide && is_empty_cell(cell);
}

}  // namespace weft
