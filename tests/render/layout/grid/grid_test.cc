// Grid containers (CSS Grid 2) on boxes made by hand.
#include "tests/support/box_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

TrackSize track(int pixels) { return {TrackSize::Kind::Length, fixed(pixels), 0}; }
TrackSize fraction(float factor) { return {TrackSize::Kind::Fraction, Length(), factor}; }
constexpr TrackSize kAuto{};

/// A grid container of 300 px with 100px 1fr 2fr.
template <typename Change>
Box& grid(BoxFixture& page, Change change) {
  static const GridTrack columns[] = {
      {track(90), track(90)}, {kAuto, fraction(1)}, {kAuto, fraction(2)}};
  return page.add(*page.root, BoxKind::Grid, [&](FreeStyle& style) {
    style.box.width = fixed(300);
    style.flex.grid_columns.tracks = columns;
    change(style);
  });
}

template <typename Change>
Box& item(BoxFixture& page, Box& parent, int height, Change change) {
  return page.block(parent, [&](FreeStyle& style) {
    style.box.height = fixed(height);
    change(style.flex);
  });
}

Box& item(BoxFixture& page, Box& parent, int height) {
  return item(page, parent, height, [](FlexStyle&) {});
}

TEST(Grid, SharesWhatFixedTracksLeaveByFractions) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle&) {});
  Box& first = item(page, parent, 10);
  Box& second = item(page, parent, 20);
  Box& third = item(page, parent, 30);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "0,0 90x10");
  EXPECT_EQ(page.place(second), "90,0 70x20");
  EXPECT_EQ(page.place(third), "160,0 140x30");
  EXPECT_EQ(page.place(parent), "0,0 300x30");
}

TEST(Grid, WrapsToImplicitRowsWithGaps) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) { style.flex.row_gap = fixed(5); });
  for (int i = 0; i < 3; ++i) item(page, parent, 20);
  Box& fourth = item(page, parent, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(fourth), "0,25 90x10");
}

TEST(Grid, PlacesByLineNumbersAndSpans) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle&) {});
  Box& wide = item(page, parent, 10, [](FlexStyle& style) {
    style.column_start = {GridLine::Kind::Line, -3, {}};
    style.column_end = {GridLine::Kind::Span, 2, {}};
  });
  Box& next = item(page, parent, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(wide), "90,0 210x10");
  EXPECT_EQ(page.place(next), "0,10 90x10");
}

TEST(Grid, PlacesIntoNamedAreas) {
  static const std::string_view names[] = {"head", "head", "side", "side", "main", "main"};
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) { style.flex.grid_areas = {2, 3, names}; });
  const auto area = [](std::string_view name) {
    return [name](FlexStyle& style) {
      style.column_start = style.column_end = style.row_start =
          style.row_end = {GridLine::Kind::Line, 0, name};
    };
  };
  Box& main = item(page, parent, 10, area("main"));
  Box& head = item(page, parent, 20, area("head"));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(head), "0,0 160x20");
  EXPECT_EQ(page.place(main), "90,20 210x10");
}

TEST(Grid, FillsHolesWhenDense) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) { style.flex.grid_flow_dense = true; });
  item(page, parent, 10, [](FlexStyle& style) {
    style.column_end = {GridLine::Kind::Span, 2, {}};
  });
  item(page, parent, 10, [](FlexStyle& style) {
    style.column_end = {GridLine::Kind::Span, 2, {}};
  });
  Box& small = item(page, parent, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(small), "160,0 140x10");
}

TEST(Grid, FillsTheHolesOfThousandsOfItemsWhenDense) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) { style.flex.grid_flow_dense = true; });
  for (int i = 0; i < 2000; ++i)
    item(page, parent, 1, [](FlexStyle& style) {
      style.column_end = {GridLine::Kind::Span, 2, {}};
    });
  Box* last = nullptr;
  for (int i = 0; i < 1500; ++i) last = &item(page, parent, 1);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(*last), "160,1499 140x1");
}

TEST(Grid, ReachesToTheFarthestLineAndNoFurther) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle&) {});
  Box& first = item(page, parent, 10, [](FlexStyle& style) {
    style.column_start = {GridLine::Kind::Line, -INT16_MAX, {}};
  });
  Box& last = item(page, parent, 10, [](FlexStyle& style) {
    style.column_start = {GridLine::Kind::Line, INT16_MAX, {}};
    style.column_end = {GridLine::Kind::Span, INT16_MAX, {}};
    style.row_start = {GridLine::Kind::Line, -INT16_MAX, {}};
    style.row_end = {GridLine::Kind::Line, INT16_MAX, {}};
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first).substr(0, 4), "0,0 ");
  EXPECT_EQ(page.place(last).substr(0, 6), "300,0 ");
}

TEST(Grid, RepeatsTracksToFillAndCollapsesEmptyOnes) {
  static const GridTrack columns[] = {{track(50), fraction(1)}};
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) {
    style.flex.grid_columns = {columns, GridTemplate::AutoRepeat::Fit, false, 0, 1, 0, {}};
  });
  item(page, parent, 10);
  Box& second = item(page, parent, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "150,0 150x10");
}

TEST(Grid, AlignsItemsInTheirAreas) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle& style) {
    style.flex.justify_items = Alignment::Center;
    style.flex.align_items = Alignment::End;
  });
  Box& small = page.block(parent, [](FreeStyle& style) {
    style.box.width = fixed(30);
    style.box.height = fixed(10);
  });
  item(page, parent, 40);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(small), "30,30 30x10");
}

TEST(Grid, BoundsLinesFarAway) {
  BoxFixture page;
  Box& parent = grid(page, [](FreeStyle&) {});
  item(page, parent, 10, [](FlexStyle& style) {
    style.column_start = style.row_start = {GridLine::Kind::Line, 32767, {}};
    style.column_end = {GridLine::Kind::Line, -32768, {}};
  });
  EXPECT_EQ(page.layout(), Status::Ok);
}

TEST(Grid, SurvivesEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    BoxFixture page(budget);
    Box& parent = grid(page, [](FreeStyle&) {});
    for (int i = 0; i < 10; ++i) item(page, parent, 10);
    return page.layout();
  });
}

}  // namespace
}  // namespace weft
