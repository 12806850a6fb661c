// Tables (CSS 2.1 chapter 17, CSS Tables 3). The wrapper box holds captions and the grid; the
// grid's rows are put into slots, columns get their widths, then rows their heights. What is known
// of rows, columns and cells lives for one call only.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/formatting.h"

namespace weft {

struct CollapsedBorders;

struct TableCellSlot {
  Box* box;
  uint32_t row, column, row_span, column_span;
  Px least, most;             ///< Border box widths by content and min-width, and wished for.
  Px content_height, height;  ///< By content; at least, by its height property.
  Px baseline;                ///< kIndefinite when the row does not align it.
};

struct TableColumnTrack {
  Box* box = nullptr;  ///< Of <col> or <colgroup>, or null.
  Px least, most;
  Px width, left;
  int32_t percent_1024 = 0;  ///< 0 = none.
  bool constrained = false;  ///< By a width in px.
  bool has_cells = false;
};

struct TableRowTrack {
  Box* box;
  Box* group;
  Px height, top, baseline;
  bool constrained = false, empty = true, collapsed = false;
  Length percent =
      {};  ///< The largest percentage that the row or a cell of it asks for; auto = none.

  void take_percent(const Length& wanted) {
    if (wanted.kind() != Length::Kind::Percent) return;
    if (!percent.has_percent() || wanted.percent_1024() > percent.percent_1024()) percent = wanted;
  }
};

class TableGridLayout {
 public:
  TableGridLayout(LayoutContext& context, Box& grid, const Space& space);
  /// The border box width that the grid asks for. Errors: OutOfMemory, Timeout.
  Result<Px> intrinsic_width(WidthMode mode);
  /// Lays the grid out `width` wide and at least `height` (kIndefinite: any) high, as border box.
  Result<Extent> run(Px width, Px height, Pass pass);

 private:
  // Slots (table_slots.cc).
  Status collect();
  Status collect_group(Box& group);
  Status collect_row(Box& row, Box& group, uint32_t rows_left);
  Status collect_columns();
  Status add_column(Box& column, uint32_t& at, uint32_t limit);
  Status grow_columns(uint32_t count);

  // Borders (table_borders.cc).
  Status collapse_borders();
  Status fill_slots();
  Status give_cells_borders(const CollapsedBorders& borders);
  void take_borders();

  // Widths (table_columns.cc).
  Status find_column_limits();
  Status find_fixed_columns();
  Status find_cell_widths(TableCellSlot& cell);
  Status take_column_boxes();
  void take_cell(const TableCellSlot& cell);
  void spread_cell(const TableCellSlot& cell);
  void spread_percent(const TableCellSlot& cell);
  void limit_percent();
  bool is_fixed() const;
  Px available_width(Px grid_width) const;

  // Heights and places (table_rows.cc).
  Status find_row_heights(Px height);
  void collapse_rows();
  void find_row_places();
  Px bottom_edge(const TableCellSlot& cell) const;
  Status measure_cell(TableCellSlot& cell);
  void spread_height(const TableCellSlot& cell);
  void spread_table_height(Px height);
  void take_percent_heights(Px height);
  Status place(Px width, Px height);
  Status place_cell(const TableCellSlot& cell, Px grid_width);
  void place_lines(Px end, Px bottom);
  void place_rows(Px width);
  void place_columns(Px width);
  Space cell_space(const TableCellSlot& cell) const;
  Px cell_width(const TableCellSlot& cell) const;
  Px cell_height(const TableCellSlot& cell) const;
  Px content_height() const;
  std::span<TableColumnTrack> columns_of(const TableCellSlot& cell) {
    return columns_.span().subspan(cell.column, cell.column_span);
  }

  LayoutContext& context_;
  Box& grid_;
  const Space& space_;
  Arena scratch_;
  ArenaVector<TableCellSlot> cells_;  // row by row
  ArenaVector<TableColumnTrack> columns_;
  ArenaVector<TableRowTrack> rows_;
  ArenaVector<uint32_t> occupied_;  // rows that a cell from above still covers, by column
  std::span<uint32_t> slots_;       // the cell of each slot + 1, where borders collapse
  bool collapsed_, height_known_ = false;
  Edges edges_;  // the grid's borders and padding in layout
  Px spacing_x_, spacing_y_;
};

/// empty-cells: hide, borders apart, and nothing in the cell.
bool hides_when_empty(const Box& cell);
/// Gives `columns` the widths that add up to `width` where their limits allow (CSS Tables 3, 5.5:
/// four guesses, then the excess).
void distribute_width(std::span<TableColumnTrack> columns, Px width);

}  // namespace weft
