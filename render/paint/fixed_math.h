// The whole-number arithmetic that painters share.
#pragma once

#include <algorithm>
#include <cstdint>

#include "render/base/px.h"

namespace weft {

/// The furthest coordinate in 1/256 px (two million px): the difference and the sum of any two fit
/// into 32 bits.
inline constexpr int32_t kFarthest256 = 1 << 29;

/// In 1/256 px, the unit of sub-scanlines, within kFarthest256.
inline int32_t to_256(Px px) {
  return std::clamp(px.raw(), -kFarthest256 / 4, kFarthest256 / 4) * 4;
}

/// The largest number whose square is at most `value`.
inline uint64_t square_root(uint64_t value) {
  uint64_t root = 0;
  for (uint64_t bit = uint64_t{1} << 31; bit; bit >>= 1)
    if ((root | bit) * (root | bit) <= value) root |= bit;
  return root;
}

}  // namespace weft
