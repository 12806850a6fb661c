#include "render/paint/coverage_line.h"

#include <algorithm>

namespace weft {

Status CoverageLine::create(int32_t left, int32_t right, bool one_bit) {
  assert(!deltas_ && left <= right);
  left_ = last_ = left;
  right_ = first_ = right;
  one_bit_ = one_bit;
  deltas_ = static_cast<int32_t *>(budget_->allocate(count() * sizeof(int32_t)));
  if (!deltas_) return Status::OutOfMemory;
  std::fill_n(deltas_, count(), 0);
  return Status::Ok;
}

void CoverageLine::add(int32_t left, int32_t right) {
  left = std::clamp(left, begin(), end());
  right = std::clamp(right, begin(), end());
  if (one_bit_) {
    left = (left + 127) & ~255;
    right = (right + 127) & ~255;
  }
  if (left >= right) return;
  const int32_t first = left >> 8, last = right >> 8;
  int32_t *const rise = deltas_ + (first - left_), *const fall = deltas_ + (last - left_);
  const int32_t weight = one_bit_ ? kSubScanlines : 1;
  rise[0] += (256 - (left & 255)) * weight;
  rise[1] += (left & 255) * weight;
  fall[0] -= (256 - (right & 255)) * weight;
  fall[1] -= (right & 255) * weight;
  first_ = std::min(first_, first);
  last_ = std::max(last_, std::min(last + 1, right_));
}

}  // namespace weft
