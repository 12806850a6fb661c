// Block formatting: margins, heights, floats (CSS 2.1 8.3.1, 9.5, 10).
#include "tests/support/box_fixture.h"
#include "tests/support/every_allocation.h"

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

TEST(Block, fills_the_width_of_its_container_less_its_margins) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.margin_left = style.box.margin_right = fixed(10);
    style.box.padding_left = fixed(5);
    style.box.height = fixed(20);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "10,0 780x20");
}

TEST(Block, centres_between_auto_margins) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) {
    style.box.margin_left = style.box.margin_right = Length();
    style.box.width = fixed(200);
    style.box.height = fixed(20);
  });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "300,0 200x20");
}

TEST(Block, collapses_margins_of_siblings_to_the_larger) {
  BoxFixture page;
  page.block(sized(10, 0, 30));
  Box& second = page.block(sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "0,40 800x10");
}

TEST(Block, adds_the_most_negative_margin_to_the_largest_positive) {
  BoxFixture page;
  page.block(sized(50, 0, 30));
  Box& second = page.block(sized(10, -20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "0,60 800x10");
}

TEST(Block, collapses_the_margin_of_the_first_child_with_its_parents) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 10, 0));
  Box& middle = page.block(outer, sized(-1, 40, 0));
  Box& inner = page.block(middle, sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,40 800x10");
  EXPECT_EQ(page.place(inner), "0,40 800x10");
}

TEST(Block, keeps_the_margin_of_the_first_child_below_padding) {
  BoxFixture page;
  Box& outer = page.block([](FreeStyle& style) { style.box.padding_top = fixed(1); });
  Box& inner = page.block(outer, sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x31");
  EXPECT_EQ(page.place(inner), "0,21 800x10");
}

TEST(Block, lets_the_margin_of_the_last_child_out_of_an_auto_height) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 0, 5));
  page.block(outer, sized(10, 0, 20));
  Box& after = page.block(sized(10));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x10");
  EXPECT_EQ(page.place(after), "0,30 800x10");
}

TEST(Block, keeps_the_margin_of_the_last_child_in_a_given_height) {
  BoxFixture page;
  Box& outer = page.block(sized(15));
  page.block(outer, sized(10, 0, 20));
  Box& after = page.block(sized(10));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(after), "0,15 800x10");
}

TEST(Block, collapses_margins_through_an_empty_block) {
  BoxFixture page;
  page.block(sized(10, 0, 10));
  page.block(sized(-1, 15, 40));
  Box& after = page.block(sized(10, 20, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(after), "0,50 800x10");
}

TEST(Block, does_not_collapse_margins_with_a_formatting_context_of_its_own) {
  BoxFixture page;
  Box& outer = page.block(
      [](FreeStyle& style) { style.box.overflow_x = style.box.overflow_y = Overflow::Hidden; });
  page.block(outer, sized(10, 20, 20));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(outer), "0,0 800x50");
}

TEST(Block, places_a_float_at_the_collapsed_top_of_its_parent) {
  BoxFixture page;
  Box& outer = page.block(sized(-1, 10, 0));
  Box& side = page.floating(outer, Float::Left, 50, 50);
  page.block(outer, sized(10, 30, 0));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(side), "0,30 50x50");
}

TEST(Block, clears_floats_and_puts_the_border_edge_below_them) {
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

TEST(Block, lets_a_margin_larger_than_the_float_clear_it_alone) {
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

TEST(Block, puts_a_formatting_context_beside_a_float_or_below_when_it_does_not_fit) {
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

TEST(Block, encloses_floats_only_as_a_formatting_context) {
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

TEST(Block, stacks_floats_side_by_side_and_wraps_them) {
  BoxFixture page;
  Box& first = page.floating(*page.root, Float::Left, 500, 30);
  Box& second = page.floating(*page.root, Float::Right, 200, 50);
  Box& third = page.floating(*page.root, Float::Left, 200, 10);
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "0,0 500x30");
  EXPECT_EQ(page.place(second), "600,0 200x50");
  EXPECT_EQ(page.place(third), "0,30 200x10");
}

TEST(Block, shrinks_a_float_to_its_text) {
  BoxFixture page;
  Box& box = page.block([](FreeStyle& style) { style.box.floating = Float::Left; });
  page.text(box, "eight ch");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(box), "0,0 80x20");
}

TEST(Block, resolves_percentage_heights_of_definite_heights_only) {
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

TEST(Block, keeps_within_min_and_max_and_the_minimum_wins) {
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

TEST(Block, takes_its_height_from_the_aspect_ratio) {
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

TEST(Block, nested_beyond_the_bound_is_left_out_and_noted_once) {
  BoxFixture page;
  Box* at = page.root;
  for (int i = 0; i < 1000; ++i) at = &page.block(*at, [](FreeStyle&) {});
  EXPECT_EQ(page.layout(), Status::Ok);
  EXPECT_TRUE(page.context().depth_noted);
}

TEST(Block, runs_out_of_memory_cleanly) {
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
