#include "render/output/tone.h"

#include <algorithm>
#include <cmath>

namespace weft {

constexpr std::array<uint16_t, 256> kLightOf = {
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

namespace {

// The first sRGB byte that gives at least so many 1/256 of full light.
constexpr auto kFirstOf = [] {
  std::array<uint8_t, 256> first{};
  size_t srgb = 0;
  for (size_t i = 0; i < first.size(); ++i) {
    while (kLightOf[srgb] < i * (kFullLight / 256)) ++srgb;
    first[i] = static_cast<uint8_t>(srgb);
  }
  return first;
}();

bool makes_sense(const PictureTone& tone) {
  const auto within = [](float value, float lowest, float highest) {
    return value >= lowest && value <= highest;  // and is a number
  };
  return tone.gamma > 0 && tone.gamma <= 100 && within(tone.exposure, -16, 16) &&
         within(tone.shadows, -1, 1) && within(tone.highlights, -1, 1) &&
         within(tone.contrast, 0, 100) && within(tone.saturation, 0, 100);
}

float encoded(float light) {
  return light <= 0.0031308f ? light * 12.92f : 1.055f * std::pow(light, 1 / 2.4f) - 0.055f;
}
float decoded(float srgb) {
  return srgb <= 0.04045f ? srgb / 12.92f : std::pow((srgb + 0.055f) / 1.055f, 2.4f);
}

// Shadows, highlights and contrast are curves over the sRGB value, whose ends stay.
float curved(const PictureTone& tone, float srgb) {
  const float rest = 1 - srgb;
  srgb += tone.shadows * srgb * rest * rest * rest + tone.highlights * srgb * srgb * srgb * rest;
  return std::clamp(0.5f + (srgb - 0.5f) * tone.contrast, 0.0f, 1.0f);
}

float bent_light(const PictureTone& tone, float light) {
  if (tone.exposure != 0) light = std::min(light * std::exp2(tone.exposure), 1.0f);
  if (tone.shadows != 0 || tone.highlights != 0 || tone.contrast != 1)
    light = decoded(curved(tone, encoded(light)));
  return tone.gamma == 1 ? light : std::pow(light, 1 / tone.gamma);
}

}  // namespace

uint8_t srgb_of(Light light) {
  if (light <= 0) return 0;
  if (light >= kFullLight) return 255;
  size_t above = kFirstOf[static_cast<size_t>(light) / (kFullLight / 256)];
  while (kLightOf[above] < light) ++above;
  const size_t below = above - 1;
  return static_cast<uint8_t>(light - kLightOf[below] < kLightOf[above] - light ? below : above);
}

LightColor relative_light(Color ink, Color black, Color white) {
  const auto relative = [](uint8_t of_ink, uint8_t of_black, uint8_t of_white) {
    const Light light = (light_of(of_ink) - light_of(of_black)) * kFullLight /
                        (light_of(of_white) - light_of(of_black));
    return std::clamp(light, -kFullLight, 2 * kFullLight);
  };
  return {relative(ink.red, black.red, white.red), relative(ink.green, black.green, white.green),
          relative(ink.blue, black.blue, white.blue)};
}

Light gray_light(Color ink, Color black, Color white) {
  const LightColor light = relative_light(ink, black, white);
  return std::clamp(luminance(light[0], light[1], light[2]), 0, kFullLight);
}

LightColor Tone::saturated(const LightColor& light) const {
  LightColor result = light;
  const Light gray = luminance(light[0], light[1], light[2]);
  for (Light& channel : result)
    channel = std::clamp(gray + (channel - gray) * saturation_ / kWholeSaturation, 0, kFullLight);
  return result;
}

Tone::Tone(const PictureTone& tone) : light_(kLightOf) {
  if (tone == PictureTone() || !makes_sense(tone)) return;
  bends_ = true;
  saturation_ = static_cast<Light>(std::lround(tone.saturation * kWholeSaturation));
  for (uint16_t& light : light_)
    light = static_cast<uint16_t>(
        std::lround(bent_light(tone, static_cast<float>(light) / kFullLight) * kFullLight));
}

}  // namespace weft
