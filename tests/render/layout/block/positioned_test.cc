// Positioned and replaced boxes (CSS 2.1 9.4.3, 10.3.2, 10.3.7, 10.4, 10.6.4).
#include "tests/support/box_fixture.h"

namespace weft {
namespace {

/// A relative block at 100,0 of 400 x 200 px.
Box& container(BoxFixture& page) {
  return page.block([](FreeStyle& style) {
    style.box.position = Position::Relative;
    style.box.margin_left = fixed(100);
    style.box.width = fixed(400);
    style.box.height = fixed(200);
  });
}

template <typename Change>
Box& absolute(BoxFixture& page, Box& parent, Change change) {
  return page.block(parent, [&](FreeStyle& style) {
    style.box.position = Position::Absolute;
    change(style.box);
  });
}

TEST(Positioned, MovesARelativeBoxAndLeavesItsPlace) {
  BoxFixture page;
  Box& moved = page.block([](FreeStyle& style) {
    style.box.position = Position::Relative;
    style.box.left = fixed(20);
    style.box.top = fixed(-5);
    style.box.height = fixed(10);
  });
  Box& after = page.block(*page.root, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(moved), "20,-5 800x10");
  EXPECT_EQ(page.place(after), "0,10 800x10");
}

TEST(Positioned, StretchesBetweenOppositeInsets) {
  BoxFixture page;
  Box& box = absolute(page, container(page), [](BoxStyle& style) {
    style.left = style.top = fixed(10);
    style.right = style.bottom = fixed(30);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "110,10 360x160");
}

TEST(Positioned, IgnoresTheEndInsetWhenOverConstrained) {
  BoxFixture page;
  Box& box = absolute(page, container(page), [](BoxStyle& style) {
    style.left = style.right = style.top = style.bottom = fixed(10);
    style.width = style.height = fixed(50);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "110,10 50x50");
}

TEST(Positioned, CentresBetweenAutoMargins) {
  BoxFixture page;
  Box& box = absolute(page, container(page), [](BoxStyle& style) {
    style.left = style.right = style.top = style.bottom = Length::zero();
    style.margin_left = style.margin_right = style.margin_top = style.margin_bottom = Length();
    style.width = style.height = fixed(100);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "250,50 100x100");
}

TEST(Positioned, StaysAtItsStaticPlaceWithAutoInsets) {
  BoxFixture page;
  page.block(*page.root, 30);
  Box& box =
      absolute(page, *page.root, [](BoxStyle& style) { style.width = style.height = fixed(10); });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,30 10x10");
}

TEST(Positioned, ShrinksToFitAtTheRight) {
  BoxFixture page;
  Box& box = absolute(page, container(page),
                      [](BoxStyle& style) { style.right = style.bottom = Length::zero(); });
  page.text(box, "four");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "460,180 40x20");
}

TEST(Positioned, TakesTheViewportForFixedBoxes) {
  BoxFixture page;
  Box& box = page.block(container(page), [](FreeStyle& style) {
    style.box.position = Position::Fixed;
    style.box.right = style.box.bottom = Length::zero();
    style.box.width = style.box.height = fixed(10);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "790,590 10x10");
}

TEST(Positioned, ResolvesPercentagesOfThePaddingBox) {
  BoxFixture page;
  Box& outer = page.block([](FreeStyle& style) {
    style.box.position = Position::Relative;
    style.box.padding_left = style.box.padding_top = fixed(100);
    style.box.width = style.box.height = fixed(100);
  });
  Box& box = absolute(page, outer, [](BoxStyle& style) {
    style.left = style.top = Length::percent(25);
    style.width = style.height = Length::percent(50);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "50,50 100x100");
}

TEST(Replaced, Is300By150WithoutANaturalSize) {
  BoxFixture page;
  Box& box = page.add(*page.root, BoxKind::Replaced, [](FreeStyle&) {});
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 300x150");
}

TEST(Replaced, KeepsItsRatioWithinTheLimits) {
  BoxFixture page;
  Box& box = page.add(*page.root, BoxKind::Replaced, [](FreeStyle& style) {
    style.box.aspect_ratio_width = Px::from_int(2);
    style.box.aspect_ratio_height = Px::from_int(1);
    style.box.max_width = fixed(100);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 100x50");
}

}  // namespace
}  // namespace weft
