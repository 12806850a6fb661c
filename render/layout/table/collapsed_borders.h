// The borders of a table whose borders collapse (CSS 2.1 17.6.2): the winner of each edge of the
// grid of slots. Made by table_borders.cc when the table is first laid out, drawn by
// paint_table.cc; they live in the page arena.
#pragma once

#include "render/layout/box.h"

namespace weft {

struct CollapsedEdge {
  BorderSide side;
  uint16_t order = UINT16_MAX;  ///< The number of the cell that it is from, in tree order; without
                                ///< a cell it comes last.
  bool shows() const {
    return side.width > Px() && side.line != BorderLine::None && side.color.alpha != 0;
  }
};

struct CollapsedBorders {
  uint32_t rows, columns;
  std::span<CollapsedEdge> across;  ///< (rows + 1) * columns: above row r, in column c.
  std::span<CollapsedEdge> down;    ///< rows * (columns + 1): before column c, in row r. Columns
                                    ///< count from the table's start.
  /// The places of the lines, from the start and top of the grid's border box; written when it is
  /// placed.
  std::span<Px> column_lines, row_lines;

  CollapsedEdge& above(uint32_t row, uint32_t column) const {
    return across[size_t{row} * columns + column];
  }
  CollapsedEdge& before(uint32_t row, uint32_t column) const {
    return down[size_t{row} * (columns + 1) + column];
  }
};

}  // namespace weft
