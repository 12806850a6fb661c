// Flex containers (CSS Flexbox 1) on boxes made by hand.
#include "tests/support/box_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

/// A flex container of 300 px.
template <typename Change>
Box& flex(BoxFixture& page, Change change) {
  return page.add(*page.root, BoxKind::Flex, [&](FreeStyle& style) {
    style.box.width = fixed(300);
    change(style);
  });
}

Box& row(BoxFixture& page) {
  return flex(page, [](FreeStyle&) {});
}

template <typename Change>
Box& item(BoxFixture& page, Box& parent, int width, int height, Change change) {
  return page.block(parent, [&](FreeStyle& style) {
    style.box.width = fixed(width);
    style.box.height = fixed(height);
    change(style);
  });
}

Box& item(BoxFixture& page, Box& parent, int width, int height) {
  return item(page, parent, width, height, [](FreeStyle&) {});
}

TEST(Flex, SharesFreeRoomByTheGrowFactors) {
  BoxFixture page;
  Box& parent = row(page);
  Box& one = item(page, parent, 50, 10, [](FreeStyle& style) { style.flex.flex_grow = 1; });
  Box& three = item(page, parent, 50, 20, [](FreeStyle& style) { style.flex.flex_grow = 3; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(one), "0,0 100x10");
  EXPECT_EQ(page.place(three), "100,0 200x20");
  EXPECT_EQ(page.place(parent), "0,0 300x20");
}

TEST(Flex, ShrinksInProportionToTheBaseSizes) {
  BoxFixture page;
  Box& parent = row(page);
  Box& small = item(page, parent, 200, 10);
  Box& large = item(page, parent, 400, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(small), "0,0 100x10");
  EXPECT_EQ(page.place(large), "100,0 200x10");
}

TEST(Flex, MeasuresAWordOfAnItemOnceWhereMemoryIsAmple) {
  for (const bool is_ample : {true, false}) {
    Budget budget(is_ample ? Budget::kUnlimited : 256 * 1024);
    BoxFixture page(budget);
    Box& parent = row(page);
    Box& word = page.block(parent, [](FreeStyle&) {});
    page.text(word, "word");
    ASSERT_EQ(page.layout(), Status::Ok);
    EXPECT_EQ(page.place(word), "0,0 40x20");
    EXPECT_EQ(page.fonts().shaped == 1, is_ample) << page.fonts().shaped;
  }
}

TEST(Flex, DoesNotShrinkBelowTheContent) {
  BoxFixture page;
  Box& parent = row(page);
  Box& word = item(page, parent, 300, 20);
  page.text(word, "unbreakablewordof25chars!");
  Box& other = item(page, parent, 300, 20);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(word), "0,0 250x20");
  EXPECT_EQ(page.place(other), "250,0 50x20");
}

TEST(Flex, FreezesAnItemAtItsMaximumAndGivesTheRestToOthers) {
  BoxFixture page;
  Box& parent = row(page);
  Box& limited = item(page, parent, 0, 10, [](FreeStyle& style) {
    style.flex.flex_grow = 1;
    style.box.max_width = fixed(40);
  });
  Box& other = item(page, parent, 0, 10, [](FreeStyle& style) { style.flex.flex_grow = 1; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(limited), "0,0 40x10");
  EXPECT_EQ(page.place(other), "40,0 260x10");
}

TEST(Flex, BreaksLinesAndPutsGapsBetween) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) {
    style.flex.flex_wrap = FlexWrap::Wrap;
    style.flex.row_gap = style.flex.column_gap = fixed(10);
  });
  item(page, parent, 140, 10);
  Box& second = item(page, parent, 150, 20);
  Box& third = item(page, parent, 100, 30);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "150,0 150x20");
  EXPECT_EQ(page.place(third), "0,30 100x30");
  EXPECT_EQ(page.place(parent), "0,0 300x60");
}

TEST(Flex, StretchesItemsWhoseHeightIsAuto) {
  BoxFixture page;
  Box& parent = row(page);
  item(page, parent, 50, 80);
  Box& stretched = page.block(parent, [](FreeStyle& style) { style.box.width = fixed(50); });
  Box& inner =
      page.block(stretched, [](FreeStyle& style) { style.box.height = Length::percent(50); });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(stretched), "50,0 50x80");
  EXPECT_EQ(page.place(inner), "50,0 50x40");
}

TEST(Flex, JustifiesAndAligns) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) {
    style.flex.justify_content = Alignment::SpaceBetween;
    style.flex.align_items = Alignment::Center;
    style.box.height = fixed(100);
  });
  item(page, parent, 50, 10);
  Box& middle = item(page, parent, 50, 20);
  Box& last = item(page, parent, 50, 30,
                   [](FreeStyle& style) { style.flex.align_self = Alignment::FlexEnd; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(middle), "125,40 50x20");
  EXPECT_EQ(page.place(last), "250,70 50x30");
}

TEST(Flex, AlignsBaselines) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) { style.flex.align_items = Alignment::Baseline; });
  Box& text = page.block(parent, [](FreeStyle&) {});
  page.text(text, "abc");
  Box& box = item(page, parent, 10, 36);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(text), "0,20 30x20");
  EXPECT_EQ(page.place(box), "30,0 10x36");
}

TEST(Flex, RunsBackwardsWhereDirectionAndRowReverseSay) {
  BoxFixture page;
  Box& parent =
      flex(page, [](FreeStyle& style) { style.flex.flex_direction = FlexDirection::RowReverse; });
  Box& first = item(page, parent, 50, 10);
  Box& second = item(page, parent, 60, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "250,0 50x10");
  EXPECT_EQ(page.place(second), "190,0 60x10");
}

TEST(Flex, GivesAutoMarginsTheFreeRoom) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) { style.box.height = fixed(100); });
  item(page, parent, 50, 10);
  Box& pushed = item(page, parent, 50, 20, [](FreeStyle& style) {
    style.box.margin_left = style.box.margin_top = style.box.margin_bottom = Length();
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(pushed), "250,40 50x20");
}

TEST(Flex, GrowsColumnsToTheHeightOfTheContainer) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) {
    style.flex.flex_direction = FlexDirection::Column;
    style.box.min_height = fixed(200);
  });
  item(page, parent, 40, 50);
  Box& grown = page.block(parent, [](FreeStyle& style) { style.flex.flex_grow = 1; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(grown), "0,50 300x150");
}

TEST(Flex, CentersAnAbsoluteChildByItsStaticPosition) {
  BoxFixture page;
  Box& parent = flex(page, [](FreeStyle& style) {
    style.flex.justify_content = style.flex.align_items = Alignment::Center;
    style.box.height = fixed(100);
  });
  Box& child =
      item(page, parent, 40, 20, [](FreeStyle& style) { style.box.position = Position::Absolute; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(child), "130,40 40x20");
}

TEST(Flex, IsAsWideAsItsItemsWhenItShrinksToFit) {
  BoxFixture page;
  Box& parent = page.add(*page.root, BoxKind::Flex, [](FreeStyle& style) {
    style.box.floating = Float::Left;
    style.flex.column_gap = fixed(5);
  });
  item(page, parent, 40, 20);
  item(page, parent, 40, 20);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(parent), "0,0 85x20");
}

TEST(Flex, SurvivesEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    BoxFixture page(budget);
    Box& parent = row(page);
    for (int i = 0; i < 20; ++i) item(page, parent, 50, 10);
    return page.layout();
  });
}

}  // namespace
}  // namespace weft
