// Steps of flex layout on items made by hand.
#include "render/layout/flex/flex_alignment.h"
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

/// What is kept of the answers of `count` containers that lie below each other.
size_t answer_bytes(int count) {
  BoxFixture fixture;
  for (int i = 0; i < count; ++i) {
    Box& container = fixture.add(*fixture.root, BoxKind::Flex, [](FreeStyle&) {});
    for (int k = 0; k < 10; ++k) fixture.block(container, 10);
  }
  EXPECT_EQ(fixture.layout(), Status::Ok);
  return fixture.context().answers.arena.bytes();
}

TEST(LayoutContext, TakesTheAnswersOfBoxesThatArePlacedForOthers) {
  EXPECT_EQ(answer_bytes(40), answer_bytes(2));
}

/// The peak of `depth` containers of one item, each in the one before.
size_t nested_peak(int depth) {
  Budget budget;
  BoxFixture fixture(budget);
  Box* container = fixture.root;
  for (int i = 0; i < depth; ++i)
    container = &fixture.add(*container, BoxKind::Flex, [](FreeStyle&) {});
  EXPECT_EQ(fixture.layout(), Status::Ok);
  return budget.peak();
}

TEST(FlexContainer, TakesLittleMoreThanItsItemsWhileTheyAreLaidOut) {
  EXPECT_LE(nested_peak(60), nested_peak(10) + 50 * 640);
}

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

// --- places --------------------------------------------------------------------------------------

/// A row of 100 px with one line of items that are 20 px wide and 10 px high.
class FlexRow {
 public:
  explicit FlexRow(size_t count, Alignment justify_content = Alignment::FlexStart)
      : box_(page_.add(*page_.root, BoxKind::Flex,
                       [&](FreeStyle& style) { style.flex.justify_content = justify_content; })),
        flex(page_.context(), box_, space()) {
    flex.main_size = px_of(100);
    for (size_t i = 0; i < count; ++i) {
      FlexItem item{};
      item.box = &page_.block(box_, 10);
      item.align = Alignment::FlexStart;
      item.main = px_of(20);
      item.cross = px_of(10);
      EXPECT_EQ(flex.items.push(item), Status::Ok);
    }
    EXPECT_EQ(flex.lines.push({0, count, px_of(50), Px(), Px(), Px()}), Status::Ok);
  }
  /// The offsets along the main axis.
  Sizes justified() {
    justify(flex, flex.lines[0]);
    Sizes offsets;
    for (const FlexItem& item : flex.items) offsets.push_back(px(item.main_offset));
    return offsets;
  }
  /// The offset of the first item across.
  int aligned(Alignment alignment) {
    flex.items[0].align = alignment;
    align(flex, flex.lines[0], flex.items[0]);
    return px(flex.items[0].cross_offset);
  }

 private:
  const Space& space() {
    space_.containing_width = space_.imposed_width = px_of(100);
    return space_;
  }
  BoxFixture page_;
  Box& box_;
  Space space_;

 public:
  FlexContainer flex;
};

TEST(FlexJustify, PutsItemsWhereJustifyContentSays) {
  EXPECT_EQ(FlexRow(2).justified(), (Sizes{0, 20}));
  EXPECT_EQ(FlexRow(2, Alignment::Center).justified(), (Sizes{30, 50}));
  EXPECT_EQ(FlexRow(2, Alignment::FlexEnd).justified(), (Sizes{60, 80}));
  EXPECT_EQ(FlexRow(3, Alignment::SpaceBetween).justified(), (Sizes{0, 40, 80}));
}

TEST(FlexJustify, GivesOutAllOfTheLargestRoom) {
  EqualParts parts(Px::max(), 3);
  const Px first = parts.next(), second = parts.next(), third = parts.next();
  EXPECT_EQ(first, Px::max() / 3);
  EXPECT_EQ(first + second + third, Px::max());
}

TEST(FlexJustify, GivesFreeRoomToAutoMarginsFirst) {
  FlexRow row(2, Alignment::Center);
  row.flex.items[1].auto_main_start = true;
  EXPECT_EQ(row.justified(), (Sizes{0, 80}));
  EXPECT_EQ(row.flex.items[1].main_start, px_of(60));
}

TEST(FlexAlign, PutsAnItemWhereAlignSelfSays) {
  FlexRow row(1);
  EXPECT_EQ(row.aligned(Alignment::FlexStart), 0);
  EXPECT_EQ(row.aligned(Alignment::Center), 20);
  EXPECT_EQ(row.aligned(Alignment::FlexEnd), 40);
}

TEST(FlexAlign, GivesFreeRoomToAutoMarginsFirst) {
  FlexRow row(1);
  row.flex.items[0].auto_cross_start = row.flex.items[0].auto_cross_end = true;
  EXPECT_EQ(row.aligned(Alignment::FlexEnd), 20);
}

TEST(FlexAlign, PutsBaselinesOnOneLine) {
  FlexRow row(1);
  row.flex.items[0].first_baseline = px_of(6);
  row.flex.lines[0].first_ascent = px_of(15);
  EXPECT_EQ(row.aligned(Alignment::Baseline), 9);
}

}  // namespace
}  // namespace weft
