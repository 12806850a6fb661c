#include "render/output/ink_quantizer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace weft {
namespace {

// How far a colour is from an ink, by the coordinates of YCbCr.
double distance(const LightColor& a, const LightColor& b) {
  const double red = a[0] - b[0], green = a[1] - b[1], blue = a[2] - b[2];
  const double luma = (77 * red + 150 * green + 29 * blue) / 256;
  const double blueness = (blue - luma) * 144 / 256, redness = (red - luma) * 183 / 256;
  return std::sqrt(luma * luma + 4 * (blueness * blueness + redness * redness));
}

TEST(InkQuantizer, TakesTheNearestInkWhateverWasCarried) {
  std::mt19937 random(7);
  for (const Palette* palette : {&kBwr, &kBwry, &kAcep7, &kSpectra6}) {
    InkQuantizer quantizer(*palette);
    const Gamut gamut = [&] {
      static std::vector<LightColor> inks;
      inks.clear();
      for (const Color ink : palette->inks)
        inks.push_back(relative_light(ink, palette->inks[0], palette->inks[1]));
      return Gamut(inks);
    }();
    for (int i = 0; i < 20000; ++i) {
      const auto byte = [&] { return static_cast<uint8_t>(random() % 256); };
      const Rgba pixel{byte(), byte(), byte(), 255};
      LightColor carried{}, wanted = gamut.drawn_in(Tone().light(pixel));
      for (size_t channel = 0; channel < 3; ++channel) {
        carried[channel] = static_cast<Light>(random() % 30000) - 15000;
        wanted[channel] = std::clamp(wanted[channel] + carried[channel], kDarkest, kBrightest);
      }
      LightColor left = carried;
      const PixelValue value = quantizer.diffused(pixel, Tone(), false, left);
      LightColor shown{};
      for (size_t channel = 0; channel < 3; ++channel)
        shown[channel] = wanted[channel] - left[channel];
      EXPECT_EQ(shown, relative_light(palette->inks[value], palette->inks[0], palette->inks[1]));
      for (const Color ink : palette->inks)
        EXPECT_LE(distance(wanted, shown),
                  distance(wanted, relative_light(ink, palette->inks[0], palette->inks[1])) + 4);
    }
  }
}

TEST(InkQuantizer, ThresholdsTogetherGiveTheColour) {
  InkQuantizer quantizer(kAcep7);
  const Rgba pixel{150, 140, 90, 255};
  const LightColor wanted = Tone().light(pixel);
  std::array<double, 3> mean{};
  for (Light threshold = 0; threshold < 128; ++threshold) {
    const PixelValue ink = quantizer.ordered(pixel, Tone(), threshold);
    const LightColor light = relative_light(kAcep7.inks[ink], kAcep7.inks[0], kAcep7.inks[1]);
    for (size_t i = 0; i < 3; ++i) mean[i] += light[i] / 128.0;
  }
  for (size_t i = 0; i < 3; ++i) EXPECT_NEAR(mean[i], wanted[i], 0.03 * kFullLight) << i;
}

}  // namespace
}  // namespace weft
