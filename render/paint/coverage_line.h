// The part of each pixel of one line that a shape covers, summed from sub-scanlines with exact
// horizontal edges. Everything with edges that are not whole pixels (rounded corners, borders,
// later paths) goes through here.
#pragma once

#include <span>
#include <utility>

#include "weft/budget.h"

namespace weft {

/// Sub-scanlines a line, and the weight of a pixel that all of them cover.
inline constexpr int32_t kSubScanlines = 8;
inline constexpr int32_t kFullCoverage = kSubScanlines * 256;

class CoverageLine {
 public:
  explicit CoverageLine(Budget& budget) : budget_(&budget) {}
  ~CoverageLine() { budget_->release(deltas_, bytes()); }
  CoverageLine(const CoverageLine&) = delete;
  CoverageLine& operator=(const CoverageLine&) = delete;
  /// Room for the pixels from `left` to before `right`; `one_bit` ones are covered or not, by their
  /// centres. Errors: OutOfMemory.
  Status create(int32_t left, int32_t right, bool one_bit = false);

  /// Adds one sub-scanline's span [left, right), in 1/256 px; what lies outside is cut.
  void add(int32_t left, int32_t right);
  /// The sub-scanlines that make up a line, and their middles of pixel row `y`, in 1/256 px.
  int32_t sub_scanlines() const { return one_bit_ ? 1 : kSubScanlines; }
  int32_t sub_scanline_y(int32_t y, int32_t sub) const {
    return y * 256 + (2 * sub + 1) * 128 / sub_scanlines();
  }
  bool empty() const { return first_ >= last_; }
  /// The ends of the line, in 1/256 px.
  int32_t begin() const { return left_ * 256; }
  int32_t end() const { return right_ * 256; }
  /// Calls `run(left, right, coverage)` for each stretch of equal coverage (1…255), left to right,
  /// and clears the line.
  template <typename Run>
  void take(Run run) {
    int32_t sum = 0, start = first_;
    uint8_t coverage = 0;
    for (int32_t x = first_; x <= last_; ++x) {
      const int32_t delta = std::exchange(deltas_[x - left_], 0);
      if (!delta && x < last_) continue;
      sum += delta;
      const auto next = static_cast<uint8_t>(sum >= kFullCoverage ? 255
                                             : sum <= 0           ? 0
                                                                  : sum * 255 / kFullCoverage);
      if (next == coverage && x < last_) continue;
      if (coverage && start < x) run(start, x, coverage);
      start = x;
      coverage = next;
    }
    first_ = right_;
    last_ = left_;
  }

 private:
  size_t count() const { return static_cast<size_t>(right_ - left_ + 2); }
  size_t bytes() const { return deltas_ ? count() * sizeof(*deltas_) : 0; }

  Budget* budget_;
  // The change of coverage from the pixel before: at most kFullCoverage where no two spans of a
  // sub-scanline overlap; a few may.
  int16_t* deltas_ = nullptr;
  int32_t left_ = 0, right_ = 0;
  bool one_bit_ = false;
  int32_t first_ = 0, last_ = 0;  // deltas outside are 0
};

}  // namespace weft
