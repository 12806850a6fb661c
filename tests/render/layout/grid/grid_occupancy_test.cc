// The slots of a grid that are taken.
#include "render/layout/grid/grid_occupancy.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

GridItem item(int32_t column, int32_t columns, int32_t row, int32_t rows) {
  GridItem made{};
  made.spans[0] = {column, column + columns, true};
  made.spans[1] = {row, row + rows, true};
  return made;
}

class GridOccupancyTest : public testing::Test {
 protected:
  GridOccupancyTest() : arena_(budget_), taken_(arena_, GridDimension::Rows) {}
  void take(const GridItem& item) { ASSERT_EQ(taken_.add(item), Status::Ok); }

  Budget budget_;
  Arena arena_;
  GridOccupancy taken_;
};

TEST_F(GridOccupancyTest, FindsTheItemThatIsInTheWay) {
  ASSERT_EQ(taken_.reserve(2), Status::Ok);
  const GridItem first = item(0, 2, 0, 1), second = item(1, 1, 1, 2);
  take(first);
  take(second);
  EXPECT_EQ(taken_.overlapped(item(1, 1, 0, 1)), &first);
  EXPECT_EQ(taken_.overlapped(item(0, 3, 2, 1)), &second);
  EXPECT_EQ(taken_.overlapped(item(0, 1, 1, 5)), nullptr);
}

TEST_F(GridOccupancyTest, FindsItemsInEveryBandThatTheyReachInto) {
  ASSERT_EQ(taken_.reserve(100), Status::Ok);
  const GridItem high = item(0, 1, 10, 300);
  take(high);
  EXPECT_EQ(taken_.overlapped(item(0, 1, 9, 1)), nullptr);
  for (const int32_t row : {10, 100, 309}) EXPECT_EQ(taken_.overlapped(item(0, 1, row, 1)), &high);
  EXPECT_EQ(taken_.overlapped(item(0, 1, 310, 1)), nullptr);
}

TEST_F(GridOccupancyTest, IsOutOfMemoryWhenThereIsNone) {
  Budget none(1);
  Arena arena(none);
  GridOccupancy taken(arena, GridDimension::Rows);
  EXPECT_EQ(taken.reserve(10), Status::OutOfMemory);
}

TEST(DenseCursors, BeginWhereAnItemThatIsNoLargerFoundItsPlace) {
  DenseCursors cursors;
  cursors.found(-1, 2, 1, {3, 1});
  const DenseCursors::Place larger = cursors.first_place(-1, 2, 2),
                            smaller = cursors.first_place(-1, 1, 1),
                            elsewhere = cursors.first_place(0, 2, 1);
  EXPECT_EQ(larger.major, 3);
  EXPECT_EQ(larger.minor, 1);
  EXPECT_EQ(smaller.major, 0);
  EXPECT_EQ(elsewhere.major, 0);
}

TEST(DenseCursors, GoOnForAShapeThatCameBefore) {
  DenseCursors cursors;
  cursors.found(-1, 1, 1, {0, 1});
  cursors.found(-1, 1, 1, {2, 0});
  EXPECT_EQ(cursors.first_place(-1, 1, 1).major, 2);
}

}  // namespace
}  // namespace weft
