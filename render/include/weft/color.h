// Colours of 8 bits a channel in sRGB encoding: as pages name them, and as pixels are blended.
#pragma once

#include <bit>
#include <cstdint>

namespace weft {

/// Straight alpha.
struct Color {
  uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  constexpr bool operator==(const Color&) const = default;
};

/// Premultiplied: what the compositor blends and lines of pixels hold.
struct Rgba {
  uint8_t red = 0, green = 0, blue = 0, alpha = 0;
  constexpr bool operator==(const Rgba& other) const {
    return std::bit_cast<uint32_t>(*this) == std::bit_cast<uint32_t>(other);  // all four at once
  }
};

inline constexpr Color kTransparent{0, 0, 0, 0};
inline constexpr Color kBlack{0, 0, 0, 255};
inline constexpr Color kWhite{255, 255, 255, 255};

/// a * b / 255, rounded, for a and b in 0..255.
constexpr uint8_t multiply_255(unsigned a, unsigned b) {
  const unsigned product = a * b + 128;
  return static_cast<uint8_t>((product + (product >> 8)) >> 8);
}

}  // namespace weft
