// Tables (CSS 2.1 chapter 17) on boxes made by hand.
#include "tests/support/box_fixture.h"
#include "tests/support/every_allocation.h"

namespace weft {
namespace {

constexpr auto kPlain = [](FreeStyle&) {};

/// A table without borders; cells are added row by row.
class TablePage : public BoxFixture {
 public:
  template <typename Change>
  explicit TablePage(Change change) {
    start(change);
  }
  template <typename Change>
  TablePage(Budget& budget, Change change) : BoxFixture(budget) {
    start(change);
  }
  void row() {
    row_ = &add(*group_, BoxKind::TableRow,
                [](FreeStyle& style) { style.box.display = Display::TableRow; });
  }
  template <typename Change>
  Box& cell(std::string_view content, Change change) {
    Box& box = add(*row_, BoxKind::TableCell, [&](FreeStyle& style) {
      style.box.display = Display::TableCell;
      style.box.vertical_align = VerticalAlign::Top;
      style.text = style_.text;
      change(style);
    });
    box.independent = true;
    text(box, content);
    return box;
  }
  Box& cell(std::string_view content) { return cell(content, kPlain); }
  Box* table = nullptr;

 private:
  template <typename Change>
  void start(Change change) {
    const auto both = [&](FreeStyle& style) {
      style.box.display = Display::Table;
      change(style);
      style_ = style;
    };
    table = &add(*root, BoxKind::Table, both);
    table->independent = true;
    Box& grid = add(*table, BoxKind::TableGrid, both);
    group_ = &add(grid, BoxKind::TableRowGroup,
                  [](FreeStyle& style) { style.box.display = Display::TableRowGroup; });
  }
  FreeStyle style_;
  Box* group_ = nullptr;
  Box* row_ = nullptr;
};

TEST(Table, MakesColumnsAsWideAsTheirWidestCell) {
  TablePage page(kPlain);
  page.row();
  Box& first = page.cell("ab");
  Box& second = page.cell("abcde");
  page.row();
  page.cell("abc");
  Box& last = page.cell("a");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "0,0 30x20");
  EXPECT_EQ(page.place(second), "30,0 50x20");
  EXPECT_EQ(page.place(last), "30,20 50x20");
  EXPECT_EQ(page.place(*page.table), "0,0 80x40");
}

TEST(Table, KeepsBorderSpacingBetweenCells) {
  TablePage page([](FreeStyle& style) {
    style.text.border_spacing_x = style.text.border_spacing_y = Px::from_int(2);
  });
  page.row();
  page.cell("ab");
  Box& second = page.cell("ab");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "24,2 20x20");
  EXPECT_EQ(page.place(*page.table), "0,0 46x24");
}

TEST(Table, GivesExtraWidthInProportionToTheContents) {
  TablePage page([](FreeStyle& style) { style.box.width = fixed(120); });
  page.row();
  Box& first = page.cell("ab");
  Box& second = page.cell("abcd");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(first), "0,0 40x20");
  EXPECT_EQ(page.place(second), "40,0 80x20");
}

TEST(Table, HonoursWidthsInPxAndPercent) {
  TablePage page([](FreeStyle& style) { style.box.width = fixed(200); });
  page.row();
  Box& fixed_cell = page.cell("ab", [](FreeStyle& style) { style.box.width = fixed(60); });
  Box& percent = page.cell("ab", [](FreeStyle& style) { style.box.width = Length::percent(50); });
  Box& rest = page.cell("ab");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(fixed_cell), "0,0 60x20");
  EXPECT_EQ(page.place(percent), "60,0 100x20");
  EXPECT_EQ(page.place(rest), "160,0 40x20");
}

TEST(Table, IgnoresContentsInFixedLayout) {
  TablePage page([](FreeStyle& style) {
    style.box.width = fixed(100);
    style.box.table_layout = TableLayout::Fixed;
  });
  page.row();
  page.cell("abcdefghijkl");
  Box& second = page.cell("a");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "50,0 50x20");
}

TEST(Table, MovesContentsDownByVerticalAlign) {
  TablePage page(kPlain);
  page.row();
  page.cell("a b", [](FreeStyle& style) { style.box.height = fixed(60); });
  Box& middle =
      page.cell("a", [](FreeStyle& style) { style.box.vertical_align = VerticalAlign::Middle; });
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(middle), "30,0 10x60");
  EXPECT_EQ(px(middle.content.lines[0].top), 20);
}

TEST(Table, SharesExtraHeightAmongRows) {
  TablePage page([](FreeStyle& style) { style.box.height = fixed(100); });
  page.row();
  page.cell("a");
  page.row();
  Box& second = page.cell("a");
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(page.place(second), "0,50 10x50");
}

TEST(Table, CollapsesBordersToTheWidest) {
  TablePage page([](FreeStyle& style) { style.text.border_collapse = BorderCollapse::Collapse; });
  const auto bordered = [](int width) {
    return [width](FreeStyle& style) {
      for (BorderSide* side :
           {&style.surface.top, &style.surface.right, &style.surface.bottom, &style.surface.left})
        *side = {Px::from_int(width), BorderLine::Solid, kBlack};
    };
  };
  page.row();
  Box& thin = page.cell("a", bordered(2));
  Box& thick = page.cell("a", bordered(6));
  ASSERT_EQ(page.layout(), Status::Ok);
  EXPECT_EQ(px(thin.style->surface->left.width), 1);
  EXPECT_EQ(px(thin.style->surface->right.width), 3);
  EXPECT_EQ(px(thick.style->surface->left.width), 3);
  EXPECT_EQ(page.place(*page.table).substr(0, 8), "0,0 34x3");
}

TEST(Table, SurvivesEveryFailingAllocation) {
  expect_every_failing_allocation_is_out_of_memory([](Budget& budget) {
    TablePage page(budget,
                   [](FreeStyle& style) { style.text.border_collapse = BorderCollapse::Collapse; });
    for (int i = 0; i < 4; ++i) {
      page.row();
      page.cell("a");
      page.cell("b");
    }
    return page.layout();
  });
}

}  // namespace
}  // namespace weft
