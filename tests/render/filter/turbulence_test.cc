// Values of the program in Filter Effects 1, 9.21, worked out apart in double precision.
#include "render/filter/turbulence.h"

#include <cstdlib>

#include "render/paint/layer.h"
#include "tests/render/filter/filtered_pixels.h"

namespace weft {
namespace {

struct NoiseCase {
  int32_t seed;
  bool is_fractal_noise;
  Vector frequency;
  int octaves;
  Vector tile;  // 0: no stitching
  int32_t x, y;
  Color color;  // not premultiplied
};

Rgba noise_at(const NoiseCase& one) {
  Budget budget;
  Arena arena(budget);
  FilterGraph graph(arena, kEverywhere);
  Turbulence turbulence;
  turbulence.seed = one.seed;
  turbulence.is_fractal_noise = one.is_fractal_noise;
  turbulence.frequency = one.frequency;
  turbulence.octaves = one.octaves;
  turbulence.stitches = one.tile.x > 0;
  turbulence.tile_size = one.tile;
  turbulence.from_device = Matrix::translation(-0.5f, -0.5f);  // corners of pixels, not middles
  EXPECT_TRUE(graph.add<TurbulenceStep>({nullptr, nullptr, kEverywhere}, turbulence).ok());
  const IntRect seen{one.x, one.y, one.x + 1, one.y + 1};
  PixelSource nothing = one_color(seen, {});
  return FilteredPixels(graph, nothing, seen).at(one.x, one.y);
}

void expect_about(Rgba color, Rgba expected) {
  EXPECT_NEAR(color.red, expected.red, 1);
  EXPECT_NEAR(color.green, expected.green, 1);
  EXPECT_NEAR(color.blue, expected.blue, 1);
  EXPECT_NEAR(color.alpha, expected.alpha, 1);
}

TEST(Turbulence, IsThatOfTheSpecification) {
  const NoiseCase cases[] = {
      {0, false, {.05f, .05f}, 1, {}, 10, 10, {23, 108, 21, 80}},
      {0, false, {.05f, .05f}, 1, {}, 37, 5, {26, 26, 20, 58}},
      {2, false, {.1f, .02f}, 3, {}, 7, 33, {102, 62, 50, 28}},
      {2, false, {.1f, .02f}, 3, {}, 90, 61, {41, 34, 93, 10}},
      {-5, true, {.08f, .03f}, 2, {}, 12, 4, {149, 125, 141, 111}},
      {-5, true, {.08f, .03f}, 2, {}, 55, 71, {131, 133, 68, 153}},
      {9, true, {.07f, .07f}, 2, {40, 30}, 3, 2, {64, 130, 155, 61}},
      {9, true, {.07f, .07f}, 2, {40, 30}, 39, 29, {149, 118, 118, 153}},
  };
  for (const NoiseCase& one : cases) {
    SCOPED_TRACE(testing::Message() << one.seed << " at " << one.x << ", " << one.y);
    expect_about(noise_at(one), premultiplied(one.color));
  }
}

TEST(Turbulence, StitchedNoiseGoesOnWhereItsTileBegins) {
  NoiseCase one{3, true, {.07f, .05f}, 3, {40, 30}, 0, 0, {}};
  for (int32_t y = 0; y < 30; y += 7) {
    one.y = y;
    one.x = 0;
    const Rgba first = noise_at(one);
    one.x = 40;
    expect_about(noise_at(one), first);
  }
}

TEST(Turbulence, SenselessNumbersAreBounded) {
  for (const float frequency : {0.f, 1e9f, INFINITY, NAN})
    for (const int octaves : {-1, 0, 1000000})
      noise_at({INT32_MIN, false, {frequency, frequency}, octaves, {1e9f, -3}, 5, 5, {}});
}

}  // namespace
}  // namespace weft
