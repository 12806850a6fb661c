#include "render/output/tone.h"

#include <gtest/gtest.h>

#include <cmath>

namespace weft {
namespace {

TEST(Tone, LightFollowsSrgbAndComesBack) {
  for (int level = 0; level < 256; ++level) {
    const double encoded = level / 255.0;
    const double light =
        encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
    EXPECT_NEAR(light_of(static_cast<uint8_t>(level)), light * kFullLight, 0.51);
    EXPECT_EQ(srgb_of(light_of(static_cast<uint8_t>(level))), level);
  }
  EXPECT_EQ(srgb_of(-100), 0);
  EXPECT_EQ(srgb_of(2 * kFullLight), 255);
}

TEST(Tone, EveryLightBecomesTheNearestByte) {
  for (Light light = 0; light <= kFullLight; ++light) {
    const Light found = std::abs(light_of(srgb_of(light)) - light);
    for (int level = 0; level < 256; ++level)
      ASSERT_LE(found, std::abs(light_of(static_cast<uint8_t>(level)) - light)) << light;
  }
}

TEST(Tone, GammaBendsTheMiddleAndKeepsTheEnds) {
  const Tone lighter({.gamma = 2});
  EXPECT_EQ(lighter(0), 0);
  EXPECT_EQ(lighter(255), kFullLight);
  EXPECT_NEAR(lighter(188), std::sqrt(light_of(188) * double{kFullLight}), 1);
  EXPECT_EQ(Tone({.gamma = 0})(100), light_of(100));
}

TEST(Tone, ExposureIsInStops) {
  const Tone twice({.exposure = 1}), half({.exposure = -1});
  EXPECT_NEAR(twice(100), 2 * light_of(100), 1);
  EXPECT_NEAR(half(100), light_of(100) / 2, 1);
  EXPECT_EQ(twice(255), kFullLight);
}

TEST(Tone, CurvesKeepTheEndsAndRise) {
  for (const PictureTone& tone :
       {PictureTone{.shadows = 1}, PictureTone{.shadows = -1}, PictureTone{.highlights = 1},
        PictureTone{.highlights = -1}, PictureTone{.shadows = 1, .highlights = -1}}) {
    const Tone bent(tone);
    EXPECT_EQ(bent(0), 0);
    EXPECT_EQ(bent(255), kFullLight);
    for (int level = 1; level < 256; ++level)
      EXPECT_GE(bent(static_cast<uint8_t>(level)), bent(static_cast<uint8_t>(level - 1))) << level;
  }
  EXPECT_GT(Tone({.shadows = 0.5})(60), light_of(60));
  EXPECT_NEAR(Tone({.shadows = 0.5})(240), light_of(240), 40);
  EXPECT_LT(Tone({.highlights = -0.5})(200), light_of(200));
  EXPECT_NEAR(Tone({.highlights = -0.5})(20), light_of(20), 40);
}

TEST(Tone, ContrastTurnsAroundTheMiddle) {
  const Tone hard({.contrast = 2});
  EXPECT_EQ(hard(60), 0);
  EXPECT_NEAR(hard(128), light_of(128), 40);
  EXPECT_EQ(hard(200), kFullLight);
}

TEST(Tone, SaturationKeepsTheLuminance) {
  const Rgba pixel{200, 100, 50, 255};
  const LightColor gray = Tone({.saturation = 0}).light(pixel);
  EXPECT_EQ(gray[0], gray[1]);
  EXPECT_EQ(gray[1], gray[2]);
  const LightColor more = Tone({.saturation = 1.2f}).light(pixel), as_it_is = Tone().light(pixel);
  EXPECT_GT(more[0] - more[1], as_it_is[0] - as_it_is[1]);
  EXPECT_NEAR(luminance(more[0], more[1], more[2]),
              luminance(as_it_is[0], as_it_is[1], as_it_is[2]), 40);
}

}  // namespace
}  // namespace weft
