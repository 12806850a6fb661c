// Block formatting: margins, heights, floats (CSS 2.1 8.3.1, 9.5, 10).
#include "tests/support/box_fixture.h"
#include "tests/support/every_allocation.h"
#include "weft/stack.h"

namespace weft {
namespace {

/// A style change: height and vertical margins.
auto sized(int height, int top = 0, int bottom = 0) {
  return [=](FreeStyle& style) {
    if (height >= 0) style.box.height = fixed(height);
    style.box.margin_top = fixed(top);
    style.box.margin_bottom = fixed(bottom);
  };
}

TEST(Block, FillsTheWidthOfItsContainerLessItsMargins) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.margin_left = style.box.margin_right = fixed(10);
    style.box.padding_left = fixed(5);
    style.box.height = fixed(20);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "10,0 780x20");
}

TEST(Block, CentresBetweenAutoMargins) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.margin_left = style.box.margin_right = Length();
    style.box.width = fixed(200);
    style.box.height = fixed(20);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "300,0 200x20");
}

TEST(Block, CollapsesMarginsOfSiblingsToTheLarger) {
  BoxFixture page;
  page.block(sized(10, 0, 30));
  Box& second = page.block(sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "0,40 800x10");
}

TEST(Block, AddsTheMostNegativeMarginToTheLargestPositive) {
  BoxFixture page;
  page.block(sized(50, 0, 30));
  Box& second = page.block(sized(10, -20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "0,60 800x10");
}

TEST(Block, CollapsesTheMarginOfTheFirstChildWithItsParents) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 10, 0));
  Box& middle = page.block(outer, sized(-1, 40, 0));
  Box& inner = page.block(middle, sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,40 800x10");
  EXPECT_EQ(page.place(inner), "0,40 800x10");
}

TEST(Block, KeepsTheMarginOfTheFirstChildBelowPadding) {
  BoxFixture page;
  Box& outer = page.block([](FreeStyle& style) { style.box.padding_top = fixed(1); });
  Box& inner = page.block(outer, sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x31");
  EXPECT_EQ(page.place(inner), "0,21 800x10");
}

TEST(Block, LetsTheMarginOfTheLastChildOutOfAnAutoHeight) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 0, 5));
  page.block(outer, sized(10, 0, 20));
  Box& after = page.block(sized(10));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x10");
  EXPECT_EQ(page.place(after), "0,30 800x10");
}

TEST(Block, KeepsTheMarginOfTheLastChildInAGivenHeight) {
  BoxFixture page;
  Box& outer = page.block(sized(15));
  page.block(outer, sized(10, 0, 20));
  Box& after = page.block(sized(10));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(after), "0,15 800x10");
}

TEST(Block, CollapsesMarginsThroughAnEmptyBlock) {
  BoxFixture page;
  page.block(sized(10, 0, 10));
  page.block(sized(-1, 15, 40));
  Box& after = page.block(sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(after), "0,50 800x10");
}

TEST(Block, DoesNotCollapseMarginsWithAFormattingContextOfItsOwn) {
  BoxFixture page;
  Box& outer = page.block(
      [](FreeStyle& style) { style.box.overflow_x = style.box.overflow_y = Overflow::Hidden; });
  page.block(outer, sized(10, 20, 20));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x50");
}

TEST(Block, PlacesAFloatAtTheCollapsedTopOfItsParent) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 10, 0));
  Box& side = page.floating(outer, Float::Left, 50, 50);
  page.block(outer, sized(10, 30, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(side), "0,30 50x50");
}

TEST(Block, ClearsFloatsAndPutsTheBorderEdgeBelowThem) {
  BoxFixture page;
  page.floating(*page.root, Float::Left, 50, 50);
  Box& cleared = page.block([](FreeStyle& style) {
    style.box.clear = Clear::Left;
    style.box.margin_top = fixed(20);
    style.box.height = fixed(10);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(cleared), "0,50 800x10");
}

TEST(Block, LetsAMarginLargerThanTheFloatClearItAlone) {
  BoxFixture page;
  page.block(sized(10));
  page.floating(*page.root, Float::Left, 50, 50);
  Box& cleared = page.block([](FreeStyle& style) {
    style.box.clear = Clear::Both;
    style.box.margin_top = fixed(70);
    style.box.height = fixed(10);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(cleared), "0,80 800x10");
}

TEST(Block, PutsAFormattingContextBesideAFloatOrBelowWhenItDoesNotFit) {
  BoxFixture page;
  page.floating(*page.root, Float::Left, 300, 50);
  const auto hidden = [](int width) {
    return [=](FreeStyle& style) {
      style.box.overflow_x = style.box.overflow_y = Overflow::Hidden;
      if (width) style.box.width = fixed(width);
      style.box.height = fixed(20);
    };
  };
  Box& beside = page.block(hidden(0));
  Box& below = page.block(hidden(600));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(beside), "300,0 500x20");
  EXPECT_EQ(page.place(below), "0,50 600x20");
}

TEST(Block, EnclosesFloatsOnlyAsAFormattingContext) {
  BoxFixture page;
  Box& plain = page.block([](FreeStyle&) {});
  page.floating(plain, Float::Left, 50, 50);
  Box& context = page.block(
      [](FreeStyle& style) { style.box.overflow_x = style.box.overflow_y = Overflow::Hidden; });
  page.floating(context, Float::Right, 50, 70);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(plain), "0,0 800x0");
  EXPECT_EQ(page.place(context), "50,0 750x70");
}

TEST(Block, StacksFloatsSideBySideAndWrapsThem) {
  BoxFixture page;
  Box& first = page.floating(*page.root, Float::Left, 500, 30);
  Box& second = page.floating(*page.root, Float::Right, 200, 50);
  Box& third = page.floating(*page.root, Float::Left, 200, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "0,0 500x30");
  EXPECT_EQ(page.place(second), "600,0 200x50");
  EXPECT_EQ(page.place(third), "0,30 200x10");
}

TEST(Block, ShrinksAFloatToItsText) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) { style.box.floating = Float::Left; });
  page.text(box, "eight ch");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 80x20");
}

TEST(Block, ResolvesPercentageHeightsOfDefiniteHeightsOnly) {
  BoxFixture page;
  Box& definite = page.block(*page.root, 200);
  const auto half = [](FreeStyle& style) { style.box.height = Length::percent(50); };
  Box& in_definite = page.block(definite, half);
  Box& automatic = page.block([](FreeStyle&) {});
  Box& in_automatic = page.block(automatic, half);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(in_definite), "0,0 800x100");
  EXPECT_EQ(page.place(in_automatic), "0,200 800x0");
}

TEST(Block, KeepsWithinMinAndMaxAndTheMinimumWins) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.width = fixed(500);
    style.box.max_width = fixed(200);
    style.box.min_width = fixed(300);
    style.box.min_height = fixed(40);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 300x40");
}

TEST(Block, TakesItsHeightFromTheAspectRatio) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.width = fixed(200);
    style.box.aspect_ratio_width = Px::from_int(2);
    style.box.aspect_ratio_height = Px::from_int(1);
  });
  Box& after = page.block(*page.root, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 200x100");
  EXPECT_EQ(page.place(after), "0,100 800x10");
}

TEST(Block, NestedBeyondTheBoundIsLeftOutAndNotedOnce) {
  BoxFixture page;
  Box* at = page.root;
  for (int i = 0; i < 1000; ++i) at = &page.block(*at, [](FreeStyle&) {});
  EXPECT_EQ(page.layout(), Status::Ok);
  EXPECT_TRUE(page.context().depth_noted);
}

TEST(Block, NestedBeyondTheStackIsLeftOutAndNotedOnce) {
  constexpr size_t kBytes = 40'000;
  constexpr int kLevels = 150;  // fewer than the fixed limit
  BoxFixture page;
  Box* at = page.root;
  for (int i = 0; i < kLevels; ++i) at = &page.block(*at, [](FreeStyle&) {});
  set_stack_end(static_cast<const char*>(__builtin_frame_address(0)) - kBytes);
  EXPECT_EQ(page.layout(), Status::Ok);
  set_stack_end(nullptr);
  EXPECT_TRUE(page.context().depth_noted);
}

TEST(Block, RunsOutOfMemoryCleanly) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    BoxFixture page(budget);
    Box& box = page.block([](FreeStyle& style) { style.box.floating = Float::Left; });
    page.text(box, "some text");
    page.block(*page.root, 10);
    return page.layout();
  });
}

}  // namespace
}  // namespace weft
