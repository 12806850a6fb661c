#include "render/layout/boxes/counters.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/render/layout/inline_page.h"

namespace weft {
namespace {

class CountersTest : public testing::Test {
 protected:
  std::string all(std::string_view name) {
    std::string text;
    EXPECT_EQ(counters_.visit(name,
                              [&](int32_t value) {
                                text += (text.empty() ? "" : ".") + std::to_string(value);
                                return Status::Ok;
                              }),
              Status::Ok);
    return text;
  }
  Budget budget_;
  Arena arena_{budget_};
  Counters counters_{arena_};
};

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
