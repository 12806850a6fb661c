// Steps of flex layout on items made by hand.
#include "render/layout/flex/flex_lines.h"
#include "render/layout/flex/flexible_lengths.h"
#include "tests/support/box_fixture.h"

namespace weft {
namespace {

Px px_of(int pixels) { return Px::from_int(pixels); }

/// The items of one line. They have no margins, padding or borders.
class FlexItems {
 public:
  FlexItem& add(int base, float grow, float shrink, int least = 0, int most = 10000) {
    FreeStyle& style = styles_.emplace_back();
    style.flex.flex_grow = grow;
    style.flex.flex_shrink = shrink;
    Box& box = boxes_.emplace_back();
    box.style = &style.computed;
    FlexItem item{};
    item.box = &box;
    item.base = px_of(base);
    item.least = px_of(least);
    item.most = px_of(most);
    item.hypothetical = clamp(item.base, item.least, item.most);
    return items_.emplace_back(item);
  }
  std::span<FlexItem> span() { return items_; }
  std::vector<int> resolved(int room) {
    resolve_flexible_lengths(items_, px_of(room));
    std::vector<int> sizes;
    for (const FlexItem& item : items_) sizes.push_back(px(item.main));
    return sizes;
  }

 private:
  std::deque<FreeStyle> styles_;
  std::deque<Box> boxes_;
  std::vector<FlexItem> items_;
};

using Sizes = std::vector<int>;

TEST(FlexibleLengths, GrowByFactor) {
  FlexItems items;
  items.add(50, 1, 1);
  items.add(50, 3, 1);
  EXPECT_EQ(items.resolved(300), (Sizes{100, 200}));
}

TEST(FlexibleLengths, LeaveRoomWhenTheFactorsSumUpToLessThanOne) {
  FlexItems items;
  items.add(0, 0.25F, 1);
  items.add(0, 0.25F, 1);
  EXPECT_EQ(items.resolved(200), (Sizes{50, 50}));
}

TEST(FlexibleLengths, ShrinkByFactorAndBaseSize) {
  FlexItems items;
  items.add(100, 0, 1);
  items.add(300, 0, 1);
  EXPECT_EQ(items.resolved(200), (Sizes{50, 150}));
}

TEST(FlexibleLengths, GiveWhatAMaximumLeavesToTheOthers) {
  FlexItems items;
  items.add(0, 1, 1, 0, 20);
  items.add(0, 1, 1);
  items.add(0, 1, 1);
  EXPECT_EQ(items.resolved(300), (Sizes{20, 140, 140}));
}

TEST(FlexibleLengths, FreezeMinimumsFirstWhenThoseWeighMore) {
  FlexItems items;
  items.add(0, 1, 1, 150);
  items.add(0, 1, 1, 0, 80);
  items.add(0, 1, 1);
  EXPECT_EQ(items.resolved(300), (Sizes{150, 75, 75}));
}

TEST(FlexibleLengths, OfItemsWithoutFactorsAreTheirHypotheticalSizes) {
  FlexItems items;
  items.add(50, 0, 0, 0, 30);
  items.add(100, 0, 0);
  EXPECT_EQ(items.resolved(20), (Sizes{30, 100}));
}

/// "2 1": how many items are in each line.
std::string lines_of(FlexItems& items, Px limit, int gap) {
  Budget budget;
  Arena arena(budget);
  ArenaVector<FlexLine> lines(arena);
  EXPECT_EQ(break_lines(items.span(), limit, px_of(gap), lines), Status::Ok);
  std::string counts;
  for (const FlexLine& line : lines)
    counts += (counts.empty() ? "" : " ") + std::to_string(line.count);
  return counts;
}

TEST(FlexLines, HoldAsManyItemsAsFitWithTheGapsBetween) {
  FlexItems items;
  for (int i = 0; i < 5; ++i) items.add(30, 0, 0);
  EXPECT_EQ(lines_of(items, px_of(90), 0), "3 2");
  EXPECT_EQ(lines_of(items, px_of(90), 1), "2 2 1");
  EXPECT_EQ(lines_of(items, Px::max(), 10), "5");
}

TEST(FlexLines, HoldOneItemThatDoesNotFit) {
  FlexItems items;
  items.add(10, 0, 0);
  items.add(200, 0, 0);
  items.add(10, 0, 0);
  EXPECT_EQ(lines_of(items, px_of(50), 0), "1 1 1");
}

}  // namespace
}  // namespace weft
