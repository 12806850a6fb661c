#include "render/filter/filter_rows.h"

#include "render/filter/blur.h"
#include "render/filter/color_steps.h"
#include "render/filter/combining_steps.h"
#include "render/filter/filter_functions.h"
#include "tests/render/filter/filtered_pixels.h"

namespace weft {
namespace {

constexpr Rgba kGreen{0, 128, 0, 255}, kRed{255, 0, 0, 255};

class FilterRowsTest : public testing::Test {
 protected:
  const FilterStep* add(Result<const FilterStep*> step) {
    EXPECT_EQ(step.status(), Status::Ok);
    return step.value();
  }
  Budget budget_;
  Arena arena_{budget_};
  FilterGraph graph_{arena_, kEverywhere};
};

TEST_F(FilterRowsTest, WithoutStepsTheGroupIsSeen) {
  PixelSource group = one_color({2, 3, 4, 5}, kGreen);
  const FilteredPixels pixels(graph_, group, {0, 0, 8, 8});
  EXPECT_EQ(pixels.at(2, 3), kGreen);
  EXPECT_EQ(pixels.at(3, 4), kGreen);
  EXPECT_EQ(pixels.at(4, 4), Rgba{});
  EXPECT_EQ(pixels.at(2, 5), Rgba{});
}

TEST_F(FilterRowsTest, AnOffsetReachesOneWay) {
  for (const int32_t by : {-3, 3}) {
    FilterGraph graph(arena_, kEverywhere);
    add(graph.add<OffsetStep>({graph.source(), nullptr, kEverywhere}, static_cast<float>(by),
                              static_cast<float>(-by)));
    EXPECT_EQ(graph.needed({10, 10, 20, 20}), (IntRect{10 - by, 10 + by, 20 - by, 20 + by}));
    EXPECT_EQ(graph.covered({10, 10, 20, 20}), (IntRect{10 + by, 10 - by, 20 + by, 20 - by}));
    PixelSource group = one_color({5, 5, 7, 7}, kGreen);
    const FilteredPixels pixels(graph, group, {0, 0, 12, 12});
    for (int32_t y = 0; y < 12; ++y)
      for (int32_t x = 0; x < 12; ++x)
        EXPECT_EQ(pixels.at(x, y).alpha == 255,
                  x >= 5 + by && x < 7 + by && y >= 5 - by && y < 7 - by);
  }
}

TEST_F(FilterRowsTest, AShadowLiesUnderItsGroup) {
  FilterFunction shadow{FilterFunction::Kind::DropShadow, 0, {}, {}};
  shadow.shadow = {{255, 0, 0, 255}, Px::from_int(4), Px::from_int(-4), Px(), Px()};
  add(add_function(graph_, graph_.source(), shadow));
  PixelSource group = one_color({10, 10, 20, 20}, kGreen);
  const FilteredPixels pixels(graph_, group, {0, 0, 30, 30});
  EXPECT_EQ(pixels.at(15, 15), kGreen);
  EXPECT_EQ(pixels.at(22, 8), kRed);
  EXPECT_EQ(pixels.at(12, 8), Rgba{});
}

TEST_F(FilterRowsTest, AnAreaCutsItsStep) {
  const FilterStep* const flood = add(graph_.add<FloodStep>({{}, {}, {2, 2, 6, 4}}, kBlack));
  add(graph_.add<Blur>({flood, nullptr, {0, 0, 10, 5}}, 1.f, 1.f));
  PixelSource group = one_color({0, 0, 1, 1}, kGreen);
  const FilteredPixels pixels(graph_, group, {0, 0, 12, 12});
  EXPECT_GT(pixels.at(4, 4).alpha, 0);
  EXPECT_EQ(pixels.at(4, 5).alpha, 0);
  EXPECT_GT(pixels.at(7, 3).alpha, 0);
  EXPECT_EQ(graph_.covered({}), (IntRect{0, 0, 9, 5}));
}

TEST_F(FilterRowsTest, RowsMayBeLeftOut) {
  add(graph_.add<Blur>({graph_.source(), nullptr, kEverywhere}, 2.f, 2.f));
  PixelSource whole = one_color({0, 0, 40, 40}, kGreen), again = one_color({0, 0, 40, 40}, kGreen);
  const FilteredPixels pixels(graph_, whole, {0, 0, 40, 40});
  auto opened = graph_.open(again, {0, 0, 40, 40}, budget_);
  const Owned<RowSource> rows = std::move(opened.value());
  for (const int32_t y : {0, 5, 6, 38})
    for (int32_t x = 0; x < 40; ++x)
      EXPECT_EQ(rows->row(y).value()[static_cast<size_t>(x)], pixels.at(x, y));
}

TEST_F(FilterRowsTest, WhatIsTooDearIsUnsupported) {
  const FilterStep* const moved =
      add(graph_.add<OffsetStep>({graph_.source(), {}, kEverywhere}, 0.f, 300.f));
  add(graph_.add<CompositeStep>({moved, graph_.source(), kEverywhere}, Compositing::SourceOver));
  PixelSource group = one_color({0, 0, 400, 400}, kGreen);
  Budget little(64 * 1024);
  EXPECT_EQ(graph_.open(group, {0, 0, 400, 400}, little).status(), Status::Unsupported);
  EXPECT_EQ(little.used(), 0u);
}

}  // namespace
}  // namespace weft
