#include "render/layout/boxes/counters.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/render/layout/inline_page.h"

namespace weft {
namespace {

class CountersTest : public testing::Test {
 protected:
  std::string text(int32_t value, ListStyleType type) {
    return std::string(counter_text(value, type, arena_).value());
  }
  std::string all(std::string_view name) {
    return std::string(counters_.values(name, ".", ListStyleType::Decimal, arena_).value());
  }
  Budget budget_;
  Arena arena_{budget_};
  Counters counters_{arena_};
};

TEST_F(CountersTest, WritesRomanNumbersWithinTheirRange) {
  EXPECT_EQ(text(4, ListStyleType::LowerRoman), "iv");
  EXPECT_EQ(text(1994, ListStyleType::UpperRoman), "MCMXCIV");
  EXPECT_EQ(text(3999, ListStyleType::LowerRoman), "mmmcmxcix");
  EXPECT_EQ(text(4000, ListStyleType::LowerRoman), "4000");
  EXPECT_EQ(text(0, ListStyleType::UpperRoman), "0");
}

TEST_F(CountersTest, WritesLettersWithoutAZero) {
  EXPECT_EQ(text(1, ListStyleType::LowerAlpha), "a");
  EXPECT_EQ(text(27, ListStyleType::UpperAlpha), "AA");
  EXPECT_EQ(text(703, ListStyleType::LowerAlpha), "aaa");
  EXPECT_EQ(text(18, ListStyleType::LowerGreek), "σ");
  EXPECT_EQ(text(25, ListStyleType::LowerGreek), "αα");
  EXPECT_EQ(text(-1, ListStyleType::LowerAlpha), "-1");
}

TEST_F(CountersTest, WritesDecimalArmenianAndGeorgian) {
  EXPECT_EQ(text(7, ListStyleType::DecimalLeadingZero), "07");
  EXPECT_EQ(text(-2147483647 - 1, ListStyleType::Decimal), "-2147483648");
  EXPECT_EQ(text(1999, ListStyleType::Armenian), "ՌՋՂԹ");
  EXPECT_EQ(text(19999, ListStyleType::Georgian), "ჵჰშჟთ");
}

TEST_F(CountersTest, EndsMarkersWithTheirSuffix) {
  TextStyle style;
  style.list_style_type = ListStyleType::Decimal;
  EXPECT_EQ(marker_text(3, style, arena_).value(), "3. ");
  style.list_style_type = ListStyleType::None;
  EXPECT_EQ(marker_text(3, style, arena_).value(), "");
}

TEST_F(CountersTest, NestsCountersOfOneNameByDepth) {
  ASSERT_EQ(counters_.reset("item", 0, 1), Status::Ok);
  ASSERT_EQ(counters_.increment("item", 1, 2), Status::Ok);
  ASSERT_EQ(counters_.reset("item", 0, 3), Status::Ok);
  ASSERT_EQ(counters_.increment("item", 2, 4), Status::Ok);
  EXPECT_EQ(all("item"), "1.2");
  counters_.leave(2);
  EXPECT_EQ(all("item"), "1");
}

TEST_F(CountersTest, GivesSiblingsOneCounter) {
  FreeStyle style;
  const CounterChange reset{"a", 5};
  style.rare.counter_reset = {&reset, 1};
  ASSERT_EQ(counters_.enter(style.computed, 1), Status::Ok);
  ASSERT_EQ(counters_.enter(style.computed, 1), Status::Ok);
  EXPECT_EQ(all("a"), "5");
}

TEST_F(CountersTest, DropsASiblingsCounterThatHidesAnAncestors) {
  FreeStyle style;
  const CounterChange reset{"a", 5};
  style.rare.counter_reset = {&reset, 1};
  ASSERT_EQ(counters_.reset("a", 1, 1), Status::Ok);
  ASSERT_EQ(counters_.enter(style.computed, 2), Status::Ok);
  EXPECT_EQ(all("a"), "1.5");
  ASSERT_EQ(counters_.enter(FreeStyle().computed, 2), Status::Ok);
  EXPECT_EQ(all("a"), "1");
}

TEST_F(CountersTest, CountsListItemsByThemselves) {
  FreeStyle style;
  style.box.original_display = Display::ListItem;
  ASSERT_EQ(counters_.reset("list-item", 0, 1), Status::Ok);
  ASSERT_EQ(counters_.enter(style.computed, 2), Status::Ok);
  ASSERT_EQ(counters_.enter(style.computed, 2), Status::Ok);
  EXPECT_EQ(counters_.value("list-item"), 2);
}

TEST_F(CountersTest, AScopeSeesCountersAroundItAndChangesNone) {
  ASSERT_EQ(counters_.reset("a", 3, 1), Status::Ok);
  ASSERT_EQ(counters_.begin_scope(1), Status::Ok);
  EXPECT_EQ(counters_.value("a"), 3);
  ASSERT_EQ(counters_.increment("a", 4, 2), Status::Ok);
  ASSERT_EQ(counters_.increment("a", 4, 2), Status::Ok);
  EXPECT_EQ(all("a"), "3.8");
  counters_.quote_depth = 2;
  counters_.leave(1);
  EXPECT_EQ(all("a"), "3");
  EXPECT_EQ(counters_.quote_depth, 0u);
}

}  // namespace
}  // namespace weft
