#include "render/paint/coverage_line.h"

#include <algorithm>

namespace weft {

Status CoverageLine::create(int32_t left, int32_t right, bool one_bit) {
  assert(!deltas_ && left <= right);
  left_ = last_ = left;
  right_ = first_ = right;
  one_bit_ = one_bit;
  deltas_ = static_cast<int16_t*>(budget_->allocate(count() * sizeof(*deltas_)));
  if (!deltas_) return Status::OutOfMemory;
  std::fill_n(deltas_, count(), int16_t{0});
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
  int16_t* const rise = deltas_ + (first - left_);
  int16_t* const fall = deltas_ + (last - left_);
  const int32_t weight = one_bit_ ? kSubScanlines : 1;
  const auto change = [weight](int16_t& delta, int32_t by) {
    delta = static_cast<int16_t>(delta + by * weight);
  };
  change(rise[0], 256 - (left & 255));
  change(rise[1], left & 255);
  change(fall[0], (right & 255) - 256);
  change(fall[1], -(right & 255));
  first_ = std::min(first_, first);
  last_ = std::max(last_, std::min(last + 1, right_));
}

}  // namespace weft
