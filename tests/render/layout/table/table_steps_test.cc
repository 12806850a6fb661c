// The widths of columns (CSS Tables 3, 3.9.3) on columns made by hand.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "render/layout/table/table_columns.h"

namespace weft {
namespace {

TableColumnTrack column(int least, int most) {
  TableColumnTrack made;
  made.least = Px::from_int(least);
  made.most = Px::from_int(most);
  made.has_cells = true;
  return made;
}
TableColumnTrack fixed_column(int width) {
  TableColumnTrack made = column(0, width);
  made.constrained = true;
  return made;
}
TableColumnTrack percent_column(int least, int percent) {
  TableColumnTrack made = column(least, least);
  made.percent_1024 = percent * 1024;
  return made;
}

std::string widths(std::vector<TableColumnTrack> columns, int width) {
  distribute_width(columns, Px::from_int(width));
  std::string all;
  for (const TableColumnTrack& one : columns)
    all += (all.empty() ? "" : " ") + std::to_string(one.width.round());
  return all;
}

TEST(ColumnWidths, AreNeverBelowTheLeast) {
  EXPECT_EQ(widths({column(30, 50), column(20, 90)}, 10), "30 20");
}

TEST(ColumnWidths, LieBetweenLeastAndMostInProportion) {
  EXPECT_EQ(widths({column(10, 50), column(10, 90)}, 80), "30 50");
}

TEST(ColumnWidths, AreSharedByTheMostWhenThereIsRoom) {
  EXPECT_EQ(widths({column(10, 20), column(10, 60)}, 160), "40 120");
}

TEST(ColumnWidths, GiveFixedColumnsNoExcessBesideFreeOnes) {
  EXPECT_EQ(widths({fixed_column(50), column(10, 20)}, 200), "50 150");
}

TEST(ColumnWidths, GiveFixedColumnsTheExcessWhenThereAreNoOthers) {
  EXPECT_EQ(widths({fixed_column(50), fixed_column(150)}, 400), "100 300");
}

TEST(ColumnWidths, TakePercentagesOfTheWhole) {
  EXPECT_EQ(widths({percent_column(10, 25), column(10, 20)}, 200), "50 150");
}

TEST(ColumnWidths, PutTheLeastBeforePercentages) {
  EXPECT_EQ(widths({percent_column(80, 25), column(10, 20)}, 200), "80 120");
}

TEST(ColumnWidths, AddUpToTheWidthWhateverTheRounding) {
  std::vector<TableColumnTrack> columns(3, column(0, 10));
  distribute_width(columns, Px::from_int(100));
  EXPECT_EQ(columns[0].width + columns[1].width + columns[2].width, Px::from_int(100));
}

}  // namespace
}  // namespace weft
