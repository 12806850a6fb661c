#include "render/svg/dashes.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

struct Dashes : testing::Test {
  Budget budget{1 << 20};
  Arena arena{budget};

  // A line from 0 to `length` on the x axis, as the ends of its dashes.
  std::vector<float> line(float length, std::vector<float> pattern, float offset = 0) {
    PathBuilder path(arena), dashed(arena);
    EXPECT_EQ(path.move_to({0, 0}), Status::Ok);
    EXPECT_EQ(path.line_to({length, 0}), Status::Ok);
    EXPECT_EQ(add_dashes(path.path(), pattern, offset, dashed), Status::Ok);
    std::vector<float> ends;
    for (const Vector p : dashed.path().points) ends.push_back(p.x);
    return ends;
  }
};

using Ends = std::vector<float>;

TEST_F(Dashes, LeaveGaps) { EXPECT_EQ(line(10, {3, 2}), (Ends{0, 3, 5, 8})); }

TEST_F(Dashes, OfAnOddNumberChangePlacesWithGaps) {
  EXPECT_EQ(line(10, {3}), (Ends{0, 3, 6, 9}));
  EXPECT_EQ(line(12, {1, 2, 3}), (Ends{0, 1, 3, 6, 7, 9}));
}

TEST_F(Dashes, BeginBeforeThePath) {
  EXPECT_EQ(line(10, {3, 2}, 1), (Ends{0, 2, 4, 7, 9, 10}));
  EXPECT_EQ(line(10, {3, 2}, -1), (Ends{1, 4, 6, 9}));
}

TEST_F(Dashes, WithoutLengthAreDots) { EXPECT_EQ(line(5, {0, 4}), (Ends{0, 0, 4, 4})); }

TEST_F(Dashes, OfAllZerosAreNone) { EXPECT_EQ(line(5, {0, 0}), (Ends{0, 5})); }

TEST_F(Dashes, ByTheMillionAreALine) { EXPECT_EQ(line(1e6f, {0.01f, 0.01f}).back(), 1e6f); }

}  // namespace
}  // namespace weft
