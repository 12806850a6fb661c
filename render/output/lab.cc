#include "render/output/lab.h"

#include <algorithm>
#include <bit>

namespace weft {
namespace {

constexpr int64_t kOne = 4096;  // of the curve's values

// The largest number whose cube is at most `value`, below 2^45: guessed by a third of the exponent,
// then Newton's steps.
uint32_t cube_root(uint64_t value) {
  if (value == 0) return 0;
  const auto cube = static_cast<float>(value);
  auto guess = std::bit_cast<float>(std::bit_cast<uint32_t>(cube) / 3 + 0x2A514067u);
  for (int step = 0; step < 2; ++step) guess = (2 * guess + cube / (guess * guess)) / 3;
  auto root = static_cast<uint64_t>(guess);
  while (root * root * root > value) --root;
  while ((root + 1) * (root + 1) * (root + 1) <= value) ++root;
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
