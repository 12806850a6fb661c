#include "render/output/lab.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int64_t kOne = 4096;  // of the curve's values

// The largest number whose cube is at most `value`, below 2^16.
uint32_t cube_root(uint64_t value) {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t{1} << 13; bit; bit >>= 1)
    if ((root | bit) * (root | bit) * (root | bit) <= value) root |= bit;
  return static_cast<uint32_t>(root);
}

// The cube root of a share of white's light, straight near black.
int64_t curve(int64_t light) {
  light = std::max<int64_t>(light, 0);
  constexpr int64_t kStraightBelow = 145;  // (6/29)^3
  if (light < kStraightBelow) return light * 1993 / 1024 + 565;
  return cube_root(static_cast<uint64_t>(light) << 22);
}

}  // namespace

int32_t lightness_of(Light luminance) {
  return static_cast<int32_t>((116 * kLabUnit * curve(luminance)) / kOne - 16 * kLabUnit);
}

// The rows of the sRGB matrix in 1/65536, each divided by its white.
Xyz xyz_of(const LightColor& light) {
  const int64_t red = light[0], green = light[1], blue = light[2];
  return {static_cast<Light>((red * 28439 + green * 24655 + blue * 12442) >> 16),
          static_cast<Light>((red * 13933 + green * 46871 + blue * 4732) >> 16),
          static_cast<Light>((red * 1164 + green * 7174 + blue * 57198) >> 16)};
}

Lab lab_of(const LightColor& light) {
  const Xyz at = xyz_of(light);
  const int64_t x = curve(at.x), y = curve(at.y), z = curve(at.z);
  return {static_cast<int32_t>(116 * kLabUnit * y / kOne - 16 * kLabUnit),
          static_cast<int32_t>(500 * kLabUnit * (x - y) / kOne),
          static_cast<int32_t>(200 * kLabUnit * (y - z) / kOne)};
}

}  // namespace weft
