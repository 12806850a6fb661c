// What is kept of the coefficients of a JPEG of several scans until the last one is read: those
// that the size needs which is shown.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace weft {

/// A block has 8x8 coefficients; `block` points to 64 in the order of rows.
struct KeptCoefficients {
  static constexpr int kWhole = 8;
  uint8_t side = kWhole;  ///< So many rows and columns of a block are kept, the low frequencies.
  /// Whether it is kept too which of the others are not 0: scans that refine them go by that.
  bool has_history = false;

  bool are_all() const { return side == kWhole; }
  size_t block_bytes() const {
    return size_t{side} * side * sizeof(int16_t) + (has_history ? 8 : 0);
  }
  void pack(const int16_t* block, uint8_t* kept) const;
  /// With `as_read`, coefficients that are not kept are 1 where they are not 0; else 0.
  void unpack(const uint8_t* kept, int16_t* block, bool as_read) const;
};

/// Of the components of a picture: four inks at most.
using KeptComponents = std::array<KeptCoefficients, 4>;

}  // namespace weft
