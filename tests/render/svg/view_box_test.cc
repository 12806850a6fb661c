#include "render/svg/view_box.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(ViewBox, IsFourNumbersWithoutNegativeSides) {
  const auto box = parse_view_box(" 1,2 30 40 ");
  ASSERT_TRUE(box);
  EXPECT_EQ(box->corner, (Vector{1, 2}));
  EXPECT_EQ(box->size, (Vector{30, 40}));
  for (const char* wrong : {"", "1 2 3", "0 0 -1 5", "a b c d"})
    EXPECT_FALSE(parse_view_box(wrong)) << wrong;
}

Vector fitted(std::string_view align, Vector p) {
  return fit_view_box({{}, {10, 10}}, {100, 0}, {40, 20}, align).point(p);
}

TEST(ViewBox, FitsInTheMiddleUnlessSaidOtherwise) {
  EXPECT_EQ(fitted("", {0, 0}), (Vector{110, 0}));
  EXPECT_EQ(fitted("", {10, 10}), (Vector{130, 20}));
  EXPECT_EQ(fitted("xMinYMin", {0, 0}), (Vector{100, 0}));
  EXPECT_EQ(fitted("xMaxYMid meet", {10, 10}), (Vector{140, 20}));
  EXPECT_EQ(fitted("xMidYMid slice", {0, 0}), (Vector{100, -10}));
  EXPECT_EQ(fitted("xMidYMax slice", {10, 10}), (Vector{140, 20}));
  EXPECT_EQ(fitted("none", {10, 10}), (Vector{140, 20}));
  EXPECT_EQ(fitted("nonsense", {0, 0}), (Vector{110, 0}));
}

}  // namespace
}  // namespace weft
