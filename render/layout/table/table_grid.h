// The data of table layout (CSS 2.1 chapter 17, CSS Tables 3): a grid, its cells, columns and rows.
// The steps are free functions over it: the grid's rows are put into slots, columns get their
// widths, then rows their heights. It lives for one call only.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/formatting.h"

namespace weft {

struct TableCellSlot {
  Box* box;
  uint32_t row, column, row_span, column_span;
  Px least, most;             ///< Border box widths by content and min-width, and wished for.
  Px content_height, height;  ///< By content; at least, by its height property.
  Px baseline;                ///< kIndefinite when the row does not align it.
};

struct TableColumnTrack {
  Box* box = nullptr;  ///< The box of <col> or <colgroup>, or null.
  Px least, most;
  Px width, left;
  int32_t percent_1024 = 0;  ///< 0 = none.
  bool constrained = false;  ///< By a width in px.
  Px percent_edges;          ///< Of the cell that gives the percentage, which come on top.
  bool has_cells = false;
  bool spaced = true;  ///< Has spacing after it.
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

struct TableGrid {
  TableGrid(LayoutContext& layout_context, Box& grid, const Space& offered);

  std::span<TableColumnTrack> columns_of(const TableCellSlot& cell) {
    return columns.span().subspan(cell.column, cell.column_span);
  }
  /// table-layout: fixed counts only with a width.
  bool is_fixed() const;
  /// The width of the content box, once it is laid out.
  Px content_width() const { return max(Px(), space.imposed_width - edges.horizontal()); }
  /// The room for columns in a grid whose border box is that wide.
  Px available_width(Px grid_width) const;
  /// The spacing before, between and after all columns.
  Px spacing() const;
  /// The spacing between the columns that `cell` spans.
  Px spacing_in(const TableCellSlot& cell) const;
  /// The width of all columns that `cell` spans.
  Px cell_width(const TableCellSlot& cell) const;
  /// The height of all rows with the spacing around them.
  Px content_height() const;

  LayoutContext& context;
  Box& box;
  const Space& space;
  Arena scratch;
  ArenaVector<TableCellSlot> cells;  ///< Row by row.
  ArenaVector<TableColumnTrack> columns;
  ArenaVector<TableRowTrack> rows;
  bool collapsed, height_known = false;
  Edges edges;  ///< The grid's borders and padding in layout.
  Px spacing_x, spacing_y;
};

/// Adds `excess` to the sizes of `tracks`, shared in proportion to their weights; what rounding
/// leaves is the last one's, as in Chromium. False when none has any weight.
template <typename Track, typename Weight>
bool share(std::span<Track> tracks, Px Track::*size, Px excess, Weight weight) {
  int64_t total = 0;
  for (const Track& track : tracks) total += weight(track);
  if (total <= 0) return false;
  Track* last = nullptr;
  Px rest = excess;
  for (Track& track : tracks) {
    if (weight(track) == 0) continue;
    last = &track;
    const Px part = Px::from_raw(static_cast<int64_t>(static_cast<double>(excess.raw()) *
                                                      static_cast<double>(weight(track)) /
                                                      static_cast<double>(total)));
    track.*size += part;
    rest -= part;
  }
  last->*size += rest;
  return true;
}

/// Whether the cell shows nothing of its own: empty-cells: hide, borders apart, and nothing in it.
bool hides_when_empty(const Box& cell);
bool is_empty_cell(const Box& cell);

}  // namespace weft
