// Steps that look along a line through each pixel: what is left of blurs and of feMorphology where
// they are turned against the pixels.
#pragma once

#include "render/base/matrix.h"
#include "render/filter/filter_graph.h"

namespace weft {

class LineStep final : public FilterStep {
 public:
  enum class Operator : uint8_t { Average, Erode, Dilate };
  /// The line goes `to_end` to both sides, in pixels, at most kMostReach. An average is weighed by
  /// a Gaussian whose standard deviation is a third of it.
  LineStep(Operator how, Vector to_end);
  static constexpr int32_t kMostReach = 256;

  Reach reach(bool) const override;
  size_t state_bytes(const FilterExtent& extent) const override;
  Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                          Arena& arena) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  void add_average(const FilterRow& row, StepState* state) const;

  Operator how_;
  float x_, y_;    // of a step along the line
  int32_t steps_;  // to one side
};

/// Deviations along both axes of what is blurred, as they are on the device, in pixels.
struct BlurAxes {
  Vector x, y;
  bool is_none() const { return x == Vector{} && y == Vector{}; }
};

/// Adds a Gaussian blur, which may be turned (`place.second` is none of its). Errors: OutOfMemory;
/// Unsupported: there are too many steps.
Result<const FilterStep*> add_blur(FilterGraph& graph, const StepPlace& place,
                                   const BlurAxes& deviations);

}  // namespace weft
