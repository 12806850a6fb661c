#include "render/base/compositing.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

struct Row {
  Compositing how;
  Rgba source, below, want;
};

void expect_all(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(static_cast<int>(row.how));
    const Rgba got = composited(row.how, row.source, row.below);
    EXPECT_EQ(got.red, row.want.red);
    EXPECT_EQ(got.green, row.want.green);
    EXPECT_EQ(got.blue, row.want.blue);
    EXPECT_EQ(got.alpha, row.want.alpha);
  }
}

constexpr Rgba kRed{255, 0, 0, 255}, kHalfRed{128, 0, 0, 128}, kBlue{0, 0, 255, 255}, kNone{};
constexpr Rgba kRose{204, 102, 51, 255}, kSea{51, 153, 204, 255};

TEST(Compositing, OperatorsKeepTheSharesOfPorterAndDuff) {
  expect_all({{Compositing::SourceOver, kHalfRed, kBlue, {128, 0, 127, 255}},
              {Compositing::SourceIn, kRed, kHalfRed, kHalfRed},
              {Compositing::SourceOut, kRed, kHalfRed, {127, 0, 0, 127}},
              {Compositing::SourceAtop, kBlue, kHalfRed, {0, 0, 128, 128}},
              {Compositing::DestinationIn, kHalfRed, kBlue, {0, 0, 128, 128}},
              {Compositing::Xor, kRed, kBlue, kNone},
              {Compositing::Lighter, kRed, kBlue, {255, 0, 255, 255}}});
}

// The values are Chromium's.
TEST(Compositing, BlendModesMixOpaqueColors) {
  expect_all({{Compositing::Multiply, kSea, kRose, {41, 61, 41, 255}},
              {Compositing::Screen, kSea, kRose, {214, 194, 214, 255}},
              {Compositing::Overlay, kSea, kRose, {173, 122, 82, 255}},
              {Compositing::Darken, kSea, kRose, {51, 102, 51, 255}},
              {Compositing::Lighten, kSea, kRose, {204, 153, 204, 255}},
              {Compositing::ColorDodge, kSea, kRose, {255, 255, 255, 255}},
              {Compositing::ColorBurn, kSea, kRose, {0, 0, 0, 255}},
              {Compositing::HardLight, kSea, kRose, {82, 133, 173, 255}},
              {Compositing::SoftLight, kSea, kRose, {180, 114, 89, 255}},
              {Compositing::Difference, kSea, kRose, {153, 51, 153, 255}},
              {Compositing::Exclusion, kSea, kRose, {173, 133, 173, 255}},
              {Compositing::Hue, kSea, kRose, {50, 152, 203, 255}},
              {Compositing::Saturation, kSea, kRose, {204, 102, 51, 255}},
              {Compositing::Color, kSea, kRose, {50, 152, 203, 255}},
              {Compositing::Luminosity, kSea, kRose, {205, 103, 52, 255}}});
}

TEST(Compositing, BlendsOnlyAsFarAsThereIsSomethingBelow) {
  expect_all({{Compositing::Multiply, kRed, kNone, kRed},
              {Compositing::Difference, kNone, kRed, kRed},
              {Compositing::Multiply, kBlue, kHalfRed, {0, 0, 127, 255}}});
}

}  // namespace
}  // namespace weft
