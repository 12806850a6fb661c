#include "render/output/color_grid.h"

#include <gtest/gtest.h>

#include <random>

namespace weft {
namespace {

uint64_t green_light(Rgba color) { return static_cast<uint64_t>(light_of(color.green)); }

double mixed(const ColorGrid::Corners& corners) {
  uint64_t sum = 0;
  for (size_t i = 0; i < corners.values.size(); ++i) sum += corners.values[i] * corners.shares[i];
  return static_cast<double>(sum) / ColorGrid::kWhole;
}

TEST(ColorGrid, WhatIsLinearInLightComesBack) {
  Budget budget;
  ColorGrid grid(budget);
  ASSERT_EQ(grid.create(), Status::Ok);
  for (int green = 0; green < 256; ++green) {
    const Rgba color{static_cast<uint8_t>(255 - green), static_cast<uint8_t>(green), 17, 255};
    EXPECT_NEAR(mixed(grid.around(color, green_light)), light_of(color.green), 8) << green;
  }
}

TEST(ColorGrid, SharesAreAWhole) {
  Budget budget;
  ColorGrid grid(budget);
  ASSERT_EQ(grid.create(), Status::Ok);
  std::mt19937 random(3);
  for (int i = 0; i < 1000; ++i) {
    const auto byte = [&] { return static_cast<uint8_t>(random() % 256); };
    const auto corners = grid.around({byte(), byte(), byte(), 255}, green_light);
    uint32_t sum = 0;
    for (const uint32_t share : corners.shares) sum += share;
    EXPECT_EQ(sum, ColorGrid::kWhole);
  }
}

TEST(ColorGrid, ThresholdsChooseEachCornerByItsShare) {
  Budget budget;
  ColorGrid grid(budget);
  ASSERT_EQ(grid.create(), Status::Ok);
  for (int green = 0; green < 256; ++green) {
    const Rgba color{17, static_cast<uint8_t>(green), static_cast<uint8_t>(255 - green), 255};
    double mean = 0;
    for (int threshold = 0; threshold < 256; ++threshold)
      mean +=
          static_cast<double>(grid.near(color, static_cast<uint8_t>(threshold), green_light)) / 256;
    EXPECT_NEAR(mean, mixed(grid.around(color, green_light)), 1) << green;
  }
}

TEST(ColorGrid, GivesTheSameWithLittleRoom) {
  Budget large, small(2048);
  ColorGrid many(large), few(small);
  ASSERT_EQ(many.create(), Status::Ok);
  ASSERT_EQ(few.create(), Status::Ok);
  EXPECT_LE(large.used(), 10240u);
  EXPECT_LE(small.used(), 512u);
  std::mt19937 random(3);
  for (int i = 0; i < 1000; ++i) {
    const auto byte = [&] { return static_cast<uint8_t>(random() % 256); };
    const Rgba color{byte(), byte(), byte(), 255};
    EXPECT_EQ(few.around(color, green_light).values, many.around(color, green_light).values);
  }
}

}  // namespace
}  // namespace weft
