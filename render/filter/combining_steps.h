// Steps that lay one result on another, feBlend, feComposite and feMerge, or move one, feOffset, or
// cut it.
#pragma once

#include "render/base/compositing.h"
#include "render/base/matrix.h"
#include "render/filter/filter_graph.h"

namespace weft {

/// Its input laid on the second one.
class CompositeStep final : public FilterStep {
 public:
  explicit CompositeStep(Compositing how) : how_(how) {}
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Compositing how_;
};

/// k1 a b + k2 a + k3 b + k4 of each premultiplied channel.
class ArithmeticStep final : public FilterStep {
 public:
  ArithmeticStep(float k1, float k2, float k3, float k4) : k_{k1, k2, k3, k4} {}
  IntRect covered(const IntRect& content) const override {
    return k_[3] > 0 ? kEverywhere : content;
  }
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  float k_[4];
};

/// What of its input lies in a box of a space that is turned on the device.
class CropStep final : public FilterStep {
 public:
  CropStep(const Matrix& from_device, Vector low, Vector high)
      : from_device_(from_device), low_(low), high_(high) {}
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Matrix from_device_;
  Vector low_, high_;
};

/// Also by parts of a pixel.
class OffsetStep final : public FilterStep {
 public:
  OffsetStep(float x, float y);
  Reach reach(bool) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  int32_t x_, y_;               // whole pixels,
  uint32_t share_x_, share_y_;  // and 1/256 further
};

}  // namespace weft
