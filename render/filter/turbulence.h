// feTurbulence: Perlin's noise, by the algorithm of Filter Effects 1, 9.21.
#pragma once

#include "render/base/matrix.h"
#include "render/filter/filter_graph.h"

namespace weft {

struct Turbulence {
  static constexpr int kMostOctaves = 9;  ///< Further ones are less than a step of a byte.

  bool is_fractal_noise = false;
  Vector frequency;  ///< Not negative.
  int octaves = 1;
  int32_t seed = 0;
  Matrix from_device;  ///< To the units of the frequency.
  bool stitches = false;
  Vector tile_size;  ///< In those units, of what the noise is stitched to.
};

class TurbulenceStep final : public FilterStep {
 public:
  explicit TurbulenceStep(const Turbulence& turbulence);
  IntRect covered(const IntRect&) const override { return kEverywhere; }
  size_t state_bytes(const FilterExtent& extent) const override;
  Result<StepState*> open(const FilterExtent& extent, const IntRect& wanted,
                          Arena& arena) const override;
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Turbulence turbulence_;
};

}  // namespace weft
