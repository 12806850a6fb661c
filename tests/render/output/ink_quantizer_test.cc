#include "render/output/ink_quantizer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace weft {
namespace {

// How far a colour is from an ink, by the coordinates of YCbCr.
double distance(const LightColor& a, const LightColor& b) {
  const double red = a[0] - b[0], green = a[1] - b[1], blue = a[2] - b[2];
  const double luma = (77 * red + 150 * green + 29 * blue) / 256;
  const double blueness = (blue - luma) * 144 / 256, redness = (red - luma) * 183 / 256;
  return std::sqrt(luma * luma + 4 * (blueness * blueness + redness * redness));
}

TEST(InkQuantizer, TakesTheNearestInk) {
  std::mt19937 random(7);
  for (const Palette* palette : {&kBwr, &kBwry, &kAcep7, &kSpectra6}) {
    Budget budget;
    InkQuantizer quantizer(*palette, budget);
    for (int i = 0; i < 20000; ++i) {
      LightColor wanted, shown;
      for (Light& light : wanted)
        light = kDarkest + static_cast<Light>(random() % (kBrightest - kDarkest + 1));
      const PixelValue value = quantizer.nearest(wanted, shown);
      EXPECT_EQ(shown, relative_light(palette->inks[value], palette->inks[0], palette->inks[1]));
      for (const Color ink : palette->inks)
        EXPECT_LE(distance(wanted, shown),
                  distance(wanted, relative_light(ink, palette->inks[0], palette->inks[1])) + 25);
    }
  }
}

// The way into the gamut is that of colours around, which differ where it turns: on average over
// all thresholds it is the colour's own.
TEST(InkQuantizer, DrawsLightIntoTheGamut) {
  for (const Palette* palette : {&kBwr, &kBwry, &kAcep7, &kSpectra6}) {
    Budget budget;
    InkQuantizer quantizer(*palette, budget);
    ASSERT_EQ(quantizer.create(), Status::Ok);
    std::vector<LightColor> inks;
    for (const Color ink : palette->inks)
      inks.push_back(relative_light(ink, palette->inks[0], palette->inks[1]));
    const Gamut gamut(inks);
    std::mt19937 random(7);
    double off = 0;
    constexpr int kColors = 2000;
    for (int i = 0; i < kColors; ++i) {
      const auto byte = [&] { return static_cast<uint8_t>(random() % 256); };
      const Rgba pixel{byte(), byte(), byte(), 255};
      const LightColor exact = gamut.drawn_in(Tone().light(pixel));
      std::array<double, 3> mean{};
      for (int threshold = 0; threshold < 256; ++threshold) {
        const LightColor light = quantizer.light(pixel, Tone(), static_cast<uint8_t>(threshold));
        for (size_t channel = 0; channel < 3; ++channel) mean[channel] += light[channel] / 256.0;
      }
      for (size_t channel = 0; channel < 3; ++channel) {
        off += std::abs(mean[channel] - exact[channel]);
        EXPECT_NEAR(mean[channel], exact[channel], 0.03 * kFullLight);
      }
    }
    EXPECT_LT(off / kColors / 3, 0.001 * kFullLight) << palette->name;
  }
}

TEST(InkQuantizer, WithoutDitheringAPixelIsSnapped) {
  std::mt19937 random(7);
  for (const Palette* palette : {&kBwr, &kBwry, &kAcep7, &kSpectra6}) {
    Budget budget;
    InkQuantizer quantizer(*palette, budget);
    ASSERT_EQ(quantizer.create(), Status::Ok);
    const PanelInks inks(*palette);
    int others = 0;
    constexpr int kColors = 5000;
    for (int i = 0; i < kColors; ++i) {
      const auto byte = [&] { return static_cast<uint8_t>(random() % 256); };
      const Rgba pixel{byte(), byte(), byte(), 255};
      others += quantizer.snap_picture(pixel, inks) != inks.snap(pixel);
    }
    EXPECT_LT(others, kColors / 200) << palette->name;  // in a corner of a cell that is of one ink
    for (const Color ink : palette->nominal) {
      const Rgba pixel{ink.red, ink.green, ink.blue, 255};
      EXPECT_EQ(quantizer.snap_picture(pixel, inks), inks.snap(pixel));
    }
  }
}

TEST(InkQuantizer, ThresholdsTogetherGiveTheColour) {
  Budget budget;
  InkQuantizer quantizer(kAcep7, budget);
  ASSERT_EQ(quantizer.create(), Status::Ok);
  for (const Rgba pixel : {Rgba{150, 140, 90, 255}, Rgba{151, 119, 93, 255}}) {
    const LightColor wanted = Tone().light(pixel);
    std::array<double, 3> mean{};
    for (Light threshold = 0; threshold < 128; ++threshold) {
      const PixelValue ink = quantizer.ordered(pixel, Tone(), threshold);
      const LightColor light = relative_light(kAcep7.inks[ink], kAcep7.inks[0], kAcep7.inks[1]);
      for (size_t i = 0; i < 3; ++i) mean[i] += light[i] / 128.0;
    }
    for (size_t i = 0; i < 3; ++i) EXPECT_NEAR(mean[i], wanted[i], 0.02 * kFullLight) << i;
  }
}

}  // namespace
}  // namespace weft
