#include "render/paint/coverage_line.h"

#include <gtest/gtest.h>

#include <vector>

#include "render/paint/rounded_rect.h"

namespace weft {
namespace {

std::vector<int> taken(CoverageLine& line, int width) {
  std::vector<int> coverage(static_cast<size_t>(width));
  line.take([&](int32_t left, int32_t right, uint8_t covered) {
    for (int32_t x = left; x < right; ++x) coverage[static_cast<size_t>(x)] = covered;
  });
  return coverage;
}

TEST(CoverageLine, SumsExactHorizontalEdges) {
  Budget budget;
  CoverageLine line(budget);
  ASSERT_EQ(line.create(0, 5), Status::Ok);
  for (int sub = 0; sub < kSubScanlines; ++sub) line.add(128, 3 * 256 + 64);
  EXPECT_EQ(taken(line, 5), (std::vector<int>{127, 255, 255, 63, 0}));
  EXPECT_TRUE(line.empty());
}

TEST(CoverageLine, TakesTwoBytesAPixel) {
  Budget budget;
  CoverageLine line(budget);
  ASSERT_EQ(line.create(0, 800), Status::Ok);
  EXPECT_LE(budget.used(), 2 * 802u);
}

TEST(CoverageLine, HoldsASpanForEveryPixelAndSomeThatOverlap) {
  Budget budget;
  CoverageLine line(budget);
  ASSERT_EQ(line.create(0, 2), Status::Ok);
  for (int sub = 0; sub < kSubScanlines; ++sub)
    for (int x = 0; x < 256; x += 2) line.add(x, x + 1);
  for (int sub = 0; sub < kSubScanlines; ++sub)
    for (int times = 0; times < 12; ++times) line.add(256, 512);
  EXPECT_EQ(taken(line, 2), (std::vector<int>{127, 255}));
}

TEST(CoverageLine, CutsWhatLiesOutside) {
  Budget budget;
  CoverageLine line(budget);
  ASSERT_EQ(line.create(0, 3), Status::Ok);
  for (int sub = 0; sub < kSubScanlines; ++sub) line.add(INT32_MIN, INT32_MAX);
  EXPECT_EQ(taken(line, 3), (std::vector<int>{255, 255, 255}));
}

TEST(CoverageLine, MayBeginLeftOfTheOrigin) {
  Budget budget;
  CoverageLine line(budget);
  ASSERT_EQ(line.create(-3, 2), Status::Ok);
  for (int sub = 0; sub < kSubScanlines; ++sub) line.add(-2 * 256 + 128, 999);
  std::vector<int> places;
  line.take([&](int32_t left, int32_t right, uint8_t covered) {
    places.insert(places.end(), {left, right, covered});
  });
  EXPECT_EQ(places, (std::vector<int>{-2, -1, 127, -1, 2, 255}));
}

TEST(RoundedRect, ACircleIsAsWideAsItIsHighInTheMiddle) {
  const Px radius = Px::from_int(50);
  RoundedRect circle{{Px(), Px(), radius * 2, radius * 2},
                     {radius, radius, radius, radius},
                     {radius, radius, radius, radius}};
  const SubSpan middle = span_at(circle, 50 * 256), top = span_at(circle, 128),
                outside = span_at(circle, 100 * 256);
  EXPECT_EQ(middle.left, 0);
  EXPECT_EQ(middle.right, 100 * 256);
  EXPECT_NEAR(top.left, (50 - 7.05) * 256, 40);
  EXPECT_GE(outside.left, outside.right);
}

}  // namespace
}  // namespace weft
