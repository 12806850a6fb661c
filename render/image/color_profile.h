// The colours of a picture by its ICC profile: three primaries and their curves, or one curve of
// gray. Cameras write them (Adobe RGB), and phones (Display P3).
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "weft/color.h"

namespace weft {

/// The bytes of a profile that are enough: one of primaries and curves is smaller, but for those of
/// sRGB, which need no conversion.
inline constexpr size_t kProfileBytes = 1024;

class ColorProfile {
 public:
  /// Reads a profile of RGB or gray (ICC.1:2010, 7 and 8.3). False when it is another, is not
  /// whole, or is sRGB in all but name: then the colours stay as they are.
  bool read(std::span<const uint8_t> profile);
  /// From the colours of the profile to sRGB; alpha stays.
  void convert(std::span<Rgba> row) const;

 private:
  bool is_srgb() const;

  bool gray_ = false;
  std::array<std::array<uint16_t, 256>, 3> light_{};  ///< Of a sample, by channel.
  std::array<int32_t, 9> matrix_{};         ///< To the light of sRGB, in 1/4096, row by row.
  std::array<uint16_t, 255> next_value_{};  ///< The light from which value i + 1 is the nearer one.
};

}  // namespace weft
