// The columns of a multi-column container once it is placed: what painting has to know of them.
#pragma once

#include "render/layout/box.h"

namespace weft {

struct Space;

/// Columns side by side. What spans all columns lies between two rows; in other columns each
/// has rows of its own.
struct ColumnRow {
  Px left, top;  ///< From the border box corner of the container; left: beside the first.
  Px height;
  uint32_t columns = 0;  ///< Those that have content.
  Px bottom;             ///< The end of that, down the columns.
};

/// A place in the content: `y` runs down the columns of a row, one after the other.
struct ColumnPlace {
  uint32_t row = 0;
  Px y;
};

/// A box that does not lie in one column: from the first place to the last.
struct SplitBox {
  const Box* box;
  ColumnPlace top, bottom;
  SplitBox* next;
};

struct ColumnSet {
  const Space* space;  ///< What the container was asked, for the columns around it to ask again.
  Px left;             ///< The first column from the content box.
  Px width;            ///< Of each,
  Px step;             ///< and from one to the next: negative where they go to the left.
  std::span<ColumnRow> rows;
  SplitBox* splits = nullptr;

  /// The column in which `y` begins; with `is_end`, in which it ends.
  uint32_t column_at(uint32_t row, Px y, bool is_end = false) const;
  /// How far `column` of `row` is from where its content would be below that of the first.
  Point shift_of(uint32_t row, uint32_t column) const;
};

}  // namespace weft
