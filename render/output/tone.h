// sRGB bytes <-> linear light, where averages are what the eye sees from afar: all dithering
// happens in light.
#pragma once

#include <array>
#include <cstdint>

#include "weft/color.h"

namespace weft {

/// Light in 1/16384 of what white gives; differences and sums go beyond.
using Light = int32_t;
inline constexpr Light kFullLight = 16384;

/// The light of an sRGB byte (IEC 61966-2-1).
Light light_of(uint8_t srgb);
/// The sRGB byte whose light is nearest.
uint8_t srgb_of(Light light);
/// The share of white's luminance that an opaque colour has (ITU-R BT.709 primaries).
constexpr Light luminance(Light red, Light green, Light blue) {
  return (red * 13933 + green * 46871 + blue * 4732 + 32768) >> 16;
}

/// The curve that bends the light of pictures for a panel: 256 bytes in, light out.
class Tone {
 public:
  /// `gamma` 1 leaves pictures as they are; above 1 the middle gets lighter (for panels that show
  /// it too dark), below darker.
  explicit Tone(float gamma = 1);
  Light operator()(uint8_t srgb) const { return light_[srgb]; }
  /// False when it leaves pictures as they are.
  bool bends() const { return bends_; }
  /// The pixel as the panel is to show it.
  Rgba bent(Rgba pixel) const {
    return {srgb_of(light_[pixel.red]), srgb_of(light_[pixel.green]), srgb_of(light_[pixel.blue]),
            pixel.alpha};
  }

 private:
  std::array<uint16_t, 256> light_;
  bool bends_ = false;
};

}  // namespace weft
