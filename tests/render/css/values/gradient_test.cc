// The stops of gradients: where the painter's straight way in sRGB is not the one that is meant,
// more lie between.
#include "tests/render/css/cascade_fixture.h"

namespace weft {
namespace {

class GradientFixture : public CascadeFixture {
 public:
  const Gradient* gradient(const char* text) {
    const std::span<const BackgroundLayer> layers =
        style(std::string("background-image:") + text).surface->background;
    return layers.empty() ? nullptr : layers[0].image.gradient;
  }
  /// The colour at a place in per cent, as the painter makes it.
  Color color_at(const char* text, double percent) {
    const std::span<const ColorStop> stops = gradient(text)->stops;
    size_t next = 1;
    while (next + 1 < stops.size() && stops[next].position.percent_1024() <= percent * 1024) ++next;
    const double from = stops[next - 1].position.percent_1024() / 1024.0,
                 to = stops[next].position.percent_1024() / 1024.0;
    const double share = to > from ? std::clamp((percent - from) / (to - from), 0.0, 1.0) : 1;
    const auto mix = [&](uint8_t a, uint8_t b) {
      return static_cast<uint8_t>(a + (b - a) * share + 0.5);
    };
    const Color a = stops[next - 1].color, b = stops[next].color;
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), mix(a.alpha, b.alpha)};
  }
};

TEST(GradientStops, StayAsTheyAreInSrgb) {
  GradientFixture f;
  for (const char* text : {"linear-gradient(red, blue)", "linear-gradient(in srgb, red, blue)",
                           "linear-gradient(rgb(none 0 0), blue)"})
    EXPECT_EQ(f.gradient(text)->stops.size(), 2u) << text;
  EXPECT_EQ(f.gradient("linear-gradient(red 10% 20%, blue 5px)")->stops.size(), 3u);
}

TEST(GradientStops, AreWhereChromiumHasThem) {
  struct Row {
    const char* text;
    double percent;
    Color want;
  };
  const Row rows[] = {
      {"linear-gradient(in oklab, red, blue)", 50, {140, 83, 162, 255}},
      {"linear-gradient(in oklab, blue, #e5e7eb)", 100, {229, 231, 235, 255}},
      {"linear-gradient(in oklab, blue 50%, #e5e7eb 0)", 60, {229, 231, 235, 255}},
      {"linear-gradient(in hsl longer hue to right, red, blue)", 50, {0, 255, 0, 255}},
      {"linear-gradient(90deg in hsl, red, blue)", 50, {255, 0, 255, 255}},
      {"linear-gradient(in srgb-linear, black, white)", 50, {188, 188, 188, 255}},
      {"linear-gradient(oklab(1 0 0), black)", 50, {99, 99, 99, 255}},
      {"linear-gradient(red, 20%, blue)", 20, {128, 0, 128, 255}},
      {"linear-gradient(red, 90%, blue)", 90, {128, 0, 128, 255}},
      {"linear-gradient(red, 0%, blue)", 10, {0, 0, 255, 255}},
      {"radial-gradient(circle at center in oklab, red, 30%, blue)", 30, {140, 83, 162, 255}},
      {"conic-gradient(from 90deg in oklch longer hue, red, blue)", 0, {255, 0, 0, 255}},
  };
  GradientFixture f;
  for (const Row& row : rows) {
    const Color got = f.color_at(row.text, row.percent);
    EXPECT_NEAR(got.red, row.want.red, 2) << row.text;
    EXPECT_NEAR(got.green, row.want.green, 2) << row.text;
    EXPECT_NEAR(got.blue, row.want.blue, 2) << row.text;
  }
}

TEST(GradientStops, KeepPlacesThatOnlyLayoutKnows) {
  GradientFixture f;
  const std::span<const ColorStop> stops =
      f.gradient("linear-gradient(in oklab, red 10px, blue 50%)")->stops;
  ASSERT_GT(stops.size(), 3u);
  EXPECT_EQ(stops.front().position, Length::fixed(Px::from_int(10)));
  for (size_t i = 1; i < stops.size(); ++i)
    EXPECT_GT(stops[i].position.resolve(Px::from_int(100)),
              stops[i - 1].position.resolve(Px::from_int(100)));
}

TEST(GradientStops, RefuseWrongPreludesAndHints) {
  GradientFixture f;
  for (const char* text :
       {"linear-gradient(in oklab red, blue)", "linear-gradient(in srgb longer hue, red, blue)",
        "linear-gradient(in hsl longer, red, blue)",
        "linear-gradient(in hsl to right in hsl, red, blue)", "linear-gradient(10%, red, blue)",
        "linear-gradient(red, 10%, 20%, blue)", "-webkit-linear-gradient(in oklab, red, blue)"})
    EXPECT_EQ(f.gradient(text), nullptr) << text;
}

}  // namespace
}  // namespace weft
