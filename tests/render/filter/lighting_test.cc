// Light on planes, whose normals are known (Filter Effects 1, 9.12, 9.19 and 10).
#include "render/filter/lighting.h"

#include <cmath>

#include "tests/render/filter/filtered_pixels.h"

namespace weft {
namespace {

constexpr IntRect kArea{0, 0, 5, 4};
constexpr float kHalf = 0.70710678f;  // of a right angle: its sine and cosine

/// Alpha rises by `step` a pixel to the right.
PixelSource ramp(int step) {
  std::vector<Rgba> pixels;
  for (int y = 0; y < kArea.height(); ++y)
    for (int x = 0; x < kArea.width(); ++x)
      pixels.push_back({0, 0, 0, static_cast<uint8_t>(x * step)});
  return PixelSource(kArea, pixels);
}

FilteredPixels lit(PixelSource surface, const Lighting& lighting) {
  Budget budget;
  Arena arena(budget);
  FilterGraph graph(arena, kEverywhere);
  EXPECT_TRUE(graph.add<LightingStep>({graph.source(), nullptr, kArea}, lighting).ok());
  return FilteredPixels(graph, surface, kArea);
}

Lighting distant(Vector3 direction) {
  Lighting lighting;
  lighting.lamp.direction = direction;
  return lighting;
}

TEST(Lighting, DiffuseLightIsTheCosineBetweenTheNormalAndTheLamp) {
  const FilteredPixels pixels = lit(ramp(0), distant({std::sqrt(3.f) / 2, 0, .5f}));
  EXPECT_EQ(pixels.at(2, 2), (Rgba{128, 128, 128, 255}));
  Lighting red = distant({0, 0, 1});
  red.color = {200, 0, 0, 255};
  red.constant = .5f;
  EXPECT_EQ(lit(ramp(0), red).at(2, 2), (Rgba{100, 0, 0, 255}));
}

TEST(Lighting, APlaneHasOneNormalAtItsEdgesAndCornersToo) {
  // 51 of 255 a pixel, of 2.5: the table's differences make a slope of one.
  Lighting facing = distant({-kHalf, 0, kHalf}), away = distant({kHalf, 0, kHalf});
  facing.surface_scale = away.surface_scale = 2.5f;
  const FilteredPixels bright = lit(ramp(51), facing), dark = lit(ramp(51), away);
  for (int32_t y = kArea.top; y < kArea.bottom; ++y)
    for (int32_t x = kArea.left; x < kArea.right; ++x) {
      EXPECT_EQ(bright.at(x, y).red, 255) << x << ", " << y;
      EXPECT_EQ(dark.at(x, y).red, 0) << x << ", " << y;
    }
}

TEST(Lighting, SpecularLightFallsOffWithItsExponent) {
  Lighting lighting = distant({std::sqrt(3.f) / 2, 0, .5f});  // half way to the eye: cosine √3/2
  lighting.is_specular = true;
  lighting.exponent = 2;
  lighting.color = {255, 128, 0, 255};
  const Rgba color = lit(ramp(0), lighting).at(2, 2);
  EXPECT_EQ(color.red, 191);
  EXPECT_EQ(color.green, 96);
  EXPECT_EQ(color.alpha, 191);  // the most of the channels
}

TEST(Lighting, APointLampStandsAtAPlace) {
  Lighting lighting;
  lighting.lamp.kind = Lamp::Kind::Point;
  lighting.lamp.place = {3, 0, 4};
  EXPECT_EQ(lit(ramp(0), lighting).at(0, 0).red, 204);  // 4 of 5
  EXPECT_EQ(lit(ramp(0), lighting).at(3, 0).red, 255);
}

TEST(Lighting, ASpotIsFocusedAndHasACone) {
  Lighting lighting;
  lighting.lamp.kind = Lamp::Kind::Spot;
  lighting.lamp.place = {0, 0, 3};
  lighting.lamp.direction = {0, 0, -1};
  lighting.lamp.focus = 8;
  EXPECT_EQ(lit(ramp(0), lighting).at(0, 0).red, 255);
  EXPECT_EQ(lit(ramp(0), lighting).at(3, 0).red, 11);  // cosine 1/√2: its 8th power, and itself
  lighting.lamp.least_cosine = .8f;
  EXPECT_EQ(lit(ramp(0), lighting).at(3, 0).red, 0);
  EXPECT_EQ(lit(ramp(0), lighting).at(0, 0).red, 255);
}

}  // namespace
}  // namespace weft
