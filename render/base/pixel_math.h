// Premultiplied pixels as they are taken apart and mixed.
#pragma once

#include <algorithm>
#include <bit>

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

/// Each channel times `share` / 255, rounded as multiply_255() does: two channels at once.
constexpr Rgba multiply_255(Rgba pixel, unsigned share) {
  const auto scaled = [share](uint32_t two) {
    const uint32_t product = two * share + 0x800080;
    return (product + (product >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
  };
  const auto all = std::bit_cast<uint32_t>(pixel);
  return std::bit_cast<Rgba>(scaled(all & 0xFF00FF) | scaled(all >> 8 & 0xFF00FF) << 8);
}

/// The pixel that straight() takes apart.
constexpr Rgba premultiplied(Color color) {
  Rgba pixel = multiply_255(Rgba{color.red, color.green, color.blue, 0}, color.alpha);
  pixel.alpha = color.alpha;
  return pixel;
}

/// The sums of channels, which are no more than 255 each of what is premultiplied.
constexpr Rgba sum(Rgba a, Rgba b) {
  const auto first = std::bit_cast<uint32_t>(a), second = std::bit_cast<uint32_t>(b);
  constexpr uint32_t kHighBits = 0x80808080;
  return std::bit_cast<Rgba>(((first & ~kHighBits) + (second & ~kHighBits)) ^
                             ((first ^ second) & kHighBits));
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
