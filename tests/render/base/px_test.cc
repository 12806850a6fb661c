#include "render/base/px.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Px, SaturatesInsteadOfOverflowing) {
  EXPECT_EQ(Px::max() + Px::from_int(1), Px::max());
  EXPECT_EQ(-Px::min(), Px::max());
  EXPECT_EQ(Px::from_int(INT64_MAX), Px::from_int(1 << 26));
  EXPECT_EQ(Px::max() * INT64_MAX, Px::max());
  EXPECT_EQ(Px::from_double(1e300), Px::max());
}

TEST(Px, RoundsHalvesUp) {
  EXPECT_EQ(Px::from_raw(32).round(), 1);
  EXPECT_EQ(Px::from_raw(-32).round(), 0);
  EXPECT_EQ(Px::from_raw(-33).floor(), -1);
  EXPECT_EQ(Px::from_raw(1).ceil(), 1);
}

TEST(Px, ScalesWithoutLosingTheFraction) {
  EXPECT_EQ(Px::from_int(100).scaled(Px::from_int(1), Px::from_int(3)).raw(), 6400 / 3);
  EXPECT_EQ(Px::from_int(100).scaled(Px::from_int(1), Px()).raw(), 0);
}

}  // namespace
}  // namespace weft
