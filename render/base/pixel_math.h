// Premultiplied pixels as they are taken apart and mixed.
#pragma once

#include <algorithm>

#include "weft/color.h"

namespace weft {

/// A channel that is not multiplied by `alpha`. REQUIRES: alpha > 0
inline uint8_t straight(uint8_t channel, uint8_t alpha) {
  return static_cast<uint8_t>(std::min(255, (channel * 255 + alpha / 2) / alpha));
}

inline Color straight(Rgba pixel) {
  if (pixel.alpha == 255) return {pixel.red, pixel.green, pixel.blue, 255};
  if (pixel.alpha == 0) return kTransparent;
  return {straight(pixel.red, pixel.alpha), straight(pixel.green, pixel.alpha),
          straight(pixel.blue, pixel.alpha), pixel.alpha};
}

/// The nearest byte up to `most`; 0 for what is no number.
inline uint8_t byte_of(float value, uint8_t most = 255) {
  return value > 0 ? static_cast<uint8_t>(std::min(value, static_cast<float>(most)) + 0.5f)
                   : uint8_t{0};
}

/// `a`, and `share` of 256 of `b`.
inline uint8_t mixed(uint8_t a, uint8_t b, uint32_t share) {
  return static_cast<uint8_t>((a * (256 - share) + b * share + 128) >> 8);
}
inline Rgba mixed(Rgba a, Rgba b, uint32_t share) {
  return {mixed(a.red, b.red, share), mixed(a.green, b.green, share), mixed(a.blue, b.blue, share),
          mixed(a.alpha, b.alpha, share)};
}

}  // namespace weft
