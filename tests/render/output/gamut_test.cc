#include "render/output/gamut.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

constexpr LightColor kDark{0, 0, 0}, kLight{16384, 16384, 16384}, kRedInk{9000, 500, 300},
    kBlueInk{500, 1500, 9000}, kYellowInk{15000, 14000, 200};

Light off(const LightColor& a, const LightColor& b) {
  Light most = 0;
  for (size_t i = 0; i < 3; ++i) most = std::max(most, std::abs(a[i] - b[i]));
  return most;
}

TEST(Gamut, LeavesWhatTheInksMixTo) {
  const LightColor inks[] = {kDark, kLight, kRedInk, kBlueInk, kYellowInk};
  const Gamut gamut(inks);
  for (int red = 0; red <= 4; ++red)
    for (int blue = 0; blue <= 4 - red; ++blue)
      for (int yellow = 0; yellow <= 4 - red - blue; ++yellow) {
        LightColor mixed{};
        for (size_t i = 0; i < 3; ++i)
          mixed[i] = (kRedInk[i] * red + kBlueInk[i] * blue + kYellowInk[i] * yellow +
                      kLight[i] * (4 - red - blue - yellow)) /
                     4;
        EXPECT_LE(off(gamut.drawn_in(mixed), mixed), 16) << red << ' ' << blue << ' ' << yellow;
      }
}

TEST(Gamut, DrawsWhatLiesOutsideIn) {
  const LightColor inks[] = {kDark, kLight, kRedInk};
  const Gamut gamut(inks);
  const LightColor green{1000, 12000, 1000};
  const LightColor once = gamut.drawn_in(green);
  EXPECT_GT(once[0], green[0]);
  EXPECT_LT(once[1] - once[0], green[1] - green[0]);
  LightColor settled = green;
  for (int i = 0; i < 60; ++i) settled = gamut.drawn_in(settled);
  // What stays is a gray of that brightness: green is the opposite of the only hue there is.
  EXPECT_NEAR(settled[0], settled[1], 40);
  EXPECT_NEAR(settled[1], settled[2], 40);
  EXPECT_NEAR(settled[1], 0.2126 * 1000 + 0.7152 * 12000 + 0.0722 * 1000, 500);
}

TEST(Gamut, OfGraysIsALine) {
  const LightColor inks[] = {kDark, kLight};
  const Gamut gamut(inks);
  const LightColor gray{5000, 5000, 5000};
  EXPECT_EQ(gamut.drawn_in(gray), gray);
}

}  // namespace
}  // namespace weft
