// feDiffuseLighting and feSpecularLighting: the alpha of the input is a relief that a lamp shines
// on (Filter Effects 1, 9.12, 9.19 and 10).
#pragma once

#include "render/filter/filter_graph.h"

namespace weft {

struct Vector3 {
  float x = 0, y = 0, z = 0;
};

/// `v` made as long as 1; nothing stays nothing.
Vector3 unit(Vector3 v);

struct Lamp {
  enum class Kind : uint8_t { Distant, Point, Spot };
  Kind kind = Kind::Distant;
  Vector3 direction;  ///< Distant: to the lamp. Spot: from the lamp to what it points at. Length 1.
  Vector3 place;      ///< Point and spot: in device pixels.
  float focus = 1;    ///< Spot: the exponent.
  float least_cosine = 0;  ///< Spot: of the cone, in which alone there is light.
};

struct Lighting {
  bool is_specular = false;
  float surface_scale = 1;  ///< Pixels of height of what is opaque.
  float constant = 1;
  float exponent = 1;  ///< Specular.
  Color color = kWhite;
  Lamp lamp;
};

class LightingStep final : public FilterStep {
 public:
  explicit LightingStep(const Lighting& lighting) : lighting_(lighting) {}
  Reach reach(bool) const override { return {1, 1, 1, 1}; }
  IntRect covered(const IntRect&) const override { return kEverywhere; }
  Status make_row(const FilterRow& row, StepState* state) const override;

 private:
  Lighting lighting_;
};

}  // namespace weft
