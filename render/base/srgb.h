// The transfer curve of sRGB (IEC 61966-2-1), between stored values and light, from 0 to 1.
#pragma once

#include <cmath>

namespace weft {

inline float srgb_to_light(float srgb) {
  return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f);
}
inline float light_to_srgb(float light) {
  return light <= 0.0031308f ? light * 12.92f : 1.055f * std::pow(light, 1 / 2.4f) - 0.055f;
}

}  // namespace weft
