#include "render/svg/svg_length.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(SvgLength, ANumberIsInUserUnits) {
  const SvgUnits units{{300, 400}, 20, 2};
  EXPECT_EQ(units.length(" 12.5 ", SvgAxis::X, 0), 12.5f);
  EXPECT_EQ(units.length("3px", SvgAxis::X, 0), 3);
  EXPECT_EQ(units.length("2em", SvgAxis::X, 0), 40);
  EXPECT_EQ(units.length("1in", SvgAxis::X, 0), 96);
}

TEST(SvgLength, APercentageIsOfItsAxis) {
  const SvgUnits units{{300, 400}, 20, 1};
  EXPECT_EQ(units.length("10%", SvgAxis::X, 0), 30);
  EXPECT_EQ(units.length("10%", SvgAxis::Y, 0), 40);
  EXPECT_NEAR(units.length("10%", SvgAxis::Both, 0), 35.355f, 1e-3);
}

TEST(SvgLength, WhatIsNoneIsTheFallback) {
  for (const char* wrong : {"", "abc", "1 2", "3furlong"})
    EXPECT_EQ(SvgUnits{}.length(wrong, SvgAxis::X, 7), 7) << wrong;
}

TEST(SvgLength, StylesAreInDevicePixels) {
  const SvgUnits units{{100, 100}, 16, 2};
  EXPECT_EQ(units.length(SvgLength::px(6), SvgAxis::X, 0), 3);
  EXPECT_EQ(units.length(SvgLength{}, SvgAxis::X, 9), 9);
}

}  // namespace
}  // namespace weft
