// sRGB bytes <-> linear light, where averages are what the eye sees from afar: all dithering
// happens in light.
#pragma once

#include <array>
#include <cstdint>

#include "weft/screen.h"

namespace weft {

/// Light in 1/16384 of what white gives; differences and sums go beyond.
using Light = int32_t;
inline constexpr Light kFullLight = 16384;

/// The light of each sRGB byte (IEC 61966-2-1).
extern const std::array<uint16_t, 256> kLightOf;
inline Light light_of(uint8_t srgb) { return kLightOf[srgb]; }
/// The sRGB byte whose light is nearest.
uint8_t srgb_of(Light light);
/// The share of white's luminance that an opaque colour has (ITU-R BT.709 primaries).
constexpr Light luminance(Light red, Light green, Light blue) {
  return (red * 13933 + green * 46871 + blue * 4732 + 32768) >> 16;
}

/// A colour in light, one channel used on gray panels.
using LightColor = std::array<Light, 3>;

/// The light of an ink, relative to the panel's black and white, which differ in each channel. What
/// is far beyond them counts as less.
LightColor relative_light(Color ink, Color black, Color white);
/// The luminance of that, within 0 and kFullLight.
Light gray_light(Color ink, Color black, Color white);

/// The curve that bends the light of pictures for a panel: 256 bytes in, light out.
class Tone {
 public:
  /// Numbers that make no sense (a gamma of 0 …) leave pictures as they are.
  explicit Tone(const PictureTone& tone = {});
  Light operator()(uint8_t srgb) const { return light_[srgb]; }
  /// Of the channels together, with the saturation asked for.
  LightColor light(Rgba pixel) const {
    const LightColor light = {light_[pixel.red], light_[pixel.green], light_[pixel.blue]};
    return saturation_ == kWholeSaturation ? light : saturated(light);
  }
  /// False when it leaves pictures as they are.
  bool bends() const { return bends_; }
  /// The pixel as the panel is to show it.
  Rgba bent(Rgba pixel) const {
    const LightColor bent = light(pixel);
    return {srgb_of(bent[0]), srgb_of(bent[1]), srgb_of(bent[2]), pixel.alpha};
  }

 private:
  LightColor saturated(const LightColor& light) const;

  static constexpr Light kWholeSaturation = 1024;
  std::array<uint16_t, 256> light_;
  Light saturation_ = kWholeSaturation;
  bool bends_ = false;
};

}  // namespace weft
