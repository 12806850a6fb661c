// The parts of a box that does not lie in one column (CSS Fragmentation 3, 6.2: it is cut as if it
// had been drawn whole first).
#pragma once

#include "render/layout/columns/column_set.h"

namespace weft {

class ColumnParts {
 public:
  /// `corner`: where the border box corner of `box` is on the page.
  ColumnParts(const Box& box, Point corner);
  /// The next part; false after the last.
  bool next();
  /// The whole box where it would have to be for this part of it to be seen, on the page.
  const Rect& border_box() const { return border_box_; }
  /// Only what is between is seen; Px::min(), Px::max() at the ends of the box.
  Px top() const { return top_; }
  Px bottom() const { return bottom_; }

 private:
  const Box& box_;
  Px left_;  // of the first part
  const SplitBox* split_ = nullptr;
  const ColumnSet* set_ = nullptr;
  Px page_top_;  // of the container's border box
  uint32_t row_ = 0, column_ = 0;
  bool begun_ = false;
  Rect border_box_;
  Px top_, bottom_;
};

}  // namespace weft
