// CIELAB in whole numbers: how far apart two colours are to the eye.
#pragma once

#include "render/output/diffusion.h"

namespace weft {

/// CIELAB (D65) in 1/16; white is {1600, 0, 0}.
struct Lab {
  int32_t l = 0, a = 0, b = 0;
};
inline constexpr int32_t kLabUnit = 16;

/// CIE XYZ, each relative to white.
struct Xyz {
  Light x, y, z;
};
Xyz xyz_of(const LightColor& light);

/// Light below 0 counts as 0.
Lab lab_of(const LightColor& light);
/// The lightness alone of a luminance.
int32_t lightness_of(Light luminance);

/// The square of the distance (CIE76), in 1/256.
constexpr int64_t distance(const Lab& one, const Lab& other) {
  const int64_t l = one.l - other.l, a = one.a - other.a, b = one.b - other.b;
  return l * l + a * a + b * b;
}
/// Squares of distances are compared with this one of `steps`.
constexpr int64_t lab_steps(int64_t steps) { return steps * kLabUnit * steps * kLabUnit; }

constexpr int64_t chroma_square(const Lab& lab) {
  return int64_t{lab.a} * lab.a + int64_t{lab.b} * lab.b;
}

}  // namespace weft
