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
inline constexpr std::array<uint16_t, 256> kLightOf = {
    0,     5,     10,    15,    20,    25,    30,    35,    40,    45,    50,    55,    60,
    66,    72,    78,    85,    92,    99,    107,   115,   123,   131,   140,   150,   159,
    169,   180,   190,   201,   213,   224,   237,   249,   262,   275,   289,   303,   318,
    332,   348,   363,   379,   396,   413,   430,   448,   466,   484,   503,   523,   542,
    563,   583,   604,   626,   648,   670,   693,   717,   740,   765,   789,   814,   840,
    866,   893,   920,   947,   975,   1003,  1032,  1062,  1092,  1122,  1153,  1184,  1216,
    1248,  1281,  1314,  1348,  1382,  1417,  1453,  1488,  1525,  1562,  1599,  1637,  1675,
    1714,  1753,  1793,  1834,  1875,  1916,  1959,  2001,  2044,  2088,  2132,  2177,  2222,
    2268,  2314,  2361,  2409,  2457,  2506,  2555,  2604,  2655,  2706,  2757,  2809,  2861,
    2915,  2968,  3022,  3077,  3133,  3189,  3245,  3302,  3360,  3418,  3477,  3537,  3597,
    3657,  3719,  3780,  3843,  3906,  3970,  4034,  4099,  4164,  4230,  4297,  4364,  4432,
    4500,  4569,  4639,  4709,  4780,  4852,  4924,  4997,  5070,  5144,  5219,  5294,  5370,
    5447,  5524,  5602,  5680,  5760,  5839,  5920,  6001,  6082,  6165,  6248,  6331,  6416,
    6500,  6586,  6672,  6759,  6847,  6935,  7024,  7113,  7203,  7294,  7386,  7478,  7571,
    7664,  7758,  7853,  7949,  8045,  8142,  8239,  8338,  8436,  8536,  8636,  8737,  8839,
    8941,  9044,  9148,  9252,  9357,  9463,  9570,  9677,  9785,  9893,  10002, 10112, 10223,
    10334, 10446, 10559, 10673, 10787, 10902, 11017, 11134, 11251, 11368, 11487, 11606, 11726,
    11847, 11968, 12090, 12213, 12336, 12460, 12585, 12711, 12837, 12965, 13092, 13221, 13350,
    13481, 13611, 13743, 13875, 14008, 14142, 14276, 14412, 14548, 14684, 14822, 14960, 15099,
    15239, 15379, 15521, 15663, 15805, 15949, 16093, 16238, 16384,
};
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
  LightColor saturated(LightColor light) const;

  static constexpr Light kWholeSaturation = 1024;
  std::array<uint16_t, 256> light_;
  Light saturation_ = kWholeSaturation;
  bool bends_ = false;
};

}  // namespace weft
