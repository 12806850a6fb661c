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

TEST(Tone, GammaBendsTheMiddleAndKeepsTheEnds) {
  const Tone lighter(2);
  EXPECT_EQ(lighter(0), 0);
  EXPECT_EQ(lighter(255), kFullLight);
  EXPECT_NEAR(lighter(188), std::sqrt(light_of(188) * double{kFullLight}), 1);
  EXPECT_EQ(Tone(0)(100), light_of(100));
}

}  // namespace
}  // namespace weft
