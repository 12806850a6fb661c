#include "render/paint/edge_rows.h"

#include <algorithm>

namespace weft {

Status EdgeRows::create() {
  line_ = static_cast<Rgba*>(budget_.allocate(bytes()));
  return line_ ? Status::Ok : Status::OutOfMemory;
}

Result<std::span<const Rgba>> EdgeRows::row(int32_t y) {
  const IntRect inner = rows_.bounds();
  y = std::clamp(y, inner.top, inner.bottom - 1);
  if (y == line_y_) return std::span<const Rgba>(line_, width());
  WEFT_TRY_ASSIGN(const std::span<const Rgba> row, rows_.row(y));
  line_y_ = y;
  Rgba* const first = line_ + (inner.left - bounds_.left);
  std::fill(line_, first, row.front());
  std::copy(row.begin(), row.end(), first);
  std::fill(first + row.size(), line_ + width(), row.back());
  return std::span<const Rgba>(line_, width());
}

}  // namespace weft
