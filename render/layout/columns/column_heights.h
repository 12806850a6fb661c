// How high the columns are that content runs down, one after the other.
#pragma once

#include "render/base/px.h"

namespace weft {

/// Rows of `count` columns. Only what is itself in columns has more than one: a row ends where the
/// column around it does. `y` runs down the columns.
struct ColumnHeights {
  Px last;  ///< The height of the columns in the last row; Px::max() = one tall column.
  Px first{}, middle{};  ///< Of those in the first and in the others, when there are more rows.
  uint32_t count = 1, rows = 1;

  bool is_tall() const { return rows == 1 && last == Px::max(); }
  Px height_of(uint32_t row) const { return row + 1 == rows ? last : row == 0 ? first : middle; }
  Px start_of_row(uint32_t row) const {
    return row == 0 ? Px() : (first + middle * (row - 1)) * count;
  }
  uint32_t row_at(Px y) const {
    if (rows == 1 || y < first * count) return 0;
    const int64_t row = 1 + int64_t{(y - first * count).raw()} / (middle * count).raw();
    return row < rows ? static_cast<uint32_t>(row) : rows - 1;
  }
  /// The column of its row in which `y` lies.
  uint32_t column_at(Px y) const {
    const uint32_t row = row_at(y);
    return static_cast<uint32_t>((y - start_of_row(row)).raw() / height_of(row).raw());
  }
  Px height_at(Px y) const { return height_of(row_at(y)); }
  /// The height that something must have to fit nowhere is above this.
  Px highest() const { return rows == 1 ? last : max(max(first, last), rows > 2 ? middle : Px()); }
  /// Where the column of `y` begins.
  Px start_of(Px y) const {
    const uint32_t row = row_at(y);
    return start_of_row(row) + height_of(row) * column_at(y);
  }
  Px end_of(Px y) const { return start_of(y) + height_at(y); }
  /// The first begin of a column from `y` on.
  Px next_start(Px y) const { return y == start_of(y) ? y : end_of(y); }
};

}  // namespace weft
