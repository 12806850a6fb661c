#include "render/paint/coverage_line.h"

#include <algorithm>

namespace weft {

Status CoverageLine::create(int32_t width, bool one_bit) {
  assert(!deltas_ && width >= 0);
  const size_t bytes = static_cast<size_t>(width + 2) * sizeof(int32_t);
  deltas_ = static_cast<int32_t*>(budget_->allocate(bytes));
  if (!deltas_) return Status::OutOfMemory;
  std::fill_n(deltas_, width + 2, 0);
  width_ = width;
  one_bit_ = one_bit;
  first_ = width;
  return Status::Ok;
}

void CoverageLine::add(int32_t left, int32_t right) {
  left = std::clamp(left, 0, end());
  right = std::clamp(right, 0, end());
  if (one_bit_) {
    left = (left + 127) & ~255;
    right = (right + 127) & ~255;
  }
  if (left >= right) return;
  const int32_t first = left >> 8, last = right >> 8;
  const int32_t weight = one_bit_ ? kSubScanlines : 1;
  deltas_[first] += (256 - (left & 255)) * weight;
  deltas_[first + 1] += (left & 255) * weight;
  deltas_[last] -= (256 - (right & 255)) * weight;
  deltas_[last + 1] -= (right & 255) * weight;
  first_ = std::min(first_, first);
  last_ = std::max(last_, std::min(last + 1, width_));
}

}  // namespace weft
