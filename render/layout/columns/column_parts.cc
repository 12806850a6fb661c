#include "render/layout/columns/column_parts.h"

#include "render/layout/formatting.h"

namespace weft {

ColumnParts::ColumnParts(const Box& box, Point corner) : box_(box), left_(corner.x) {
  const Box* at = &box;
  for (; at->parent && !split_; at = at->parent) {
    if (at != &box && has_columns(*at) && at->columns) {
      set_ = at->columns;
      for (split_ = set_->splits; split_ && split_->box != &box;) split_ = split_->next;
      if (split_) break;
    }
    corner = corner - at->position;
  }
  if (!split_) return;
  page_top_ = corner.y;
  row_ = split_->top.row;
  column_ = set_->column_at(row_, split_->top.y);
}

bool ColumnParts::next() {
  if (!split_) return false;
  if (begun_) {
    const bool is_last_row = row_ == split_->bottom.row;
    const Px end = is_last_row ? split_->bottom.y : set_->rows[row_].bottom;
    ++column_;
    if (column_ > set_->column_at(row_, end, true)) {
      if (is_last_row) return false;
      do ++row_;
      while (row_ < split_->bottom.row && !set_->rows[row_].columns);
      column_ = 0;
    }
  }
  const ColumnRow& row = set_->rows[row_];
  const bool first_row = row_ == split_->top.row, last_row = row_ == split_->bottom.row;
  const Px y = first_row ? split_->top.y : split_->bottom.y - box_.size.height;
  const uint32_t top_row = split_->top.row;
  const Point shift = set_->shift_of(row_, column_),
              around = set_->shift_of(top_row, set_->column_at(top_row, split_->top.y));
  border_box_ = {left_ + shift.x - around.x, page_top_ + row.top + y + shift.y, box_.size.width,
                 last_row ? split_->bottom.y - y : max(box_.size.height, row.bottom - y)};
  const Px page_top = page_top_ + row.top;
  top_ = begun_ ? page_top : Px::min();
  const Px end = last_row ? split_->bottom.y : row.bottom;
  const bool ends = last_row && column_ == set_->column_at(row_, end, true);
  bottom_ = ends ? Px::max() : page_top + min(row.height, end - row.height * column_);
  begun_ = true;
  return true;
}

}  // namespace weft
