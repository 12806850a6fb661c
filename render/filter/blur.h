// A Gaussian blur. A wide one is made of halves, quarters … of the pixels, which no eye tells from
// the whole, so that its kernel stays short and what it holds small.
#pragma once

#include "render/filter/filter_graph.h"

namespace weft {

class Blur final : public FilterStep {
 public:
  /// Wider ones are cut to it, as Chromium does.
  static constexpr float kMostDeviation = 532;

  /// Standard deviations in pixels, 0 = sharp.
  Blur(float deviation_x, float deviation_y);
  Reach reach(bool is_coarse) const override;
  size_t state_bytes(const FilterExtent& extent) const override;
  Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                          Arena& arena) const override;
  bool takes_rows() const override { return true; }
  void take_row(int32_t y, const Rgba* row, StepState* state) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  float deviation_x_, deviation_y_;
};

}  // namespace weft
