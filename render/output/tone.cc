#include "render/output/tone.h"

#include <algorithm>
#include <cmath>

#include "render/base/srgb.h"

namespace weft {

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

// Shadows, highlights and contrast are curves over the sRGB value, whose ends stay.
float curved(const PictureTone& tone, float srgb) {
  const float rest = 1 - srgb;
  srgb += tone.shadows * srgb * rest * rest * rest + tone.highlights * srgb * srgb * srgb * rest;
  return std::clamp(0.5f + (srgb - 0.5f) * tone.contrast, 0.0f, 1.0f);
}

float bent_light(const PictureTone& tone, float light) {
  if (tone.exposure != 0) light = std::min(light * std::exp2(tone.exposure), 1.0f);
  if (tone.shadows != 0 || tone.highlights != 0 || tone.contrast != 1)
    light = srgb_to_light(curved(tone, light_to_srgb(light)));
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
  return std::clamp<Light>(luminance(light[0], light[1], light[2]), 0, kFullLight);
}

LightColor Tone::saturated(LightColor light) const {
  const Light gray = luminance(light[0], light[1], light[2]);
  for (Light& channel : light)
    channel =
        std::clamp<Light>(gray + (channel - gray) * saturation_ / kWholeSaturation, 0, kFullLight);
  return light;
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
