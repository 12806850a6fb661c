// A page that is scrolled: by its URL's fragment, by the program, and no further than it goes.
#include "tests/support/painted_page.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr uint32_t kRed = 0xFF0000, kLime = 0x00FF00, kBlue = 0x0000FF, kYellow = 0xFFFF00;

// Bands of 40, 100 and 60 px, and a fixed mark in the corner, in a viewport of 20 x 50.
class ScrolledPage : public testing::Test {
 protected:
  ScrolledPage() {
    work_.write("page.html",
                "<!DOCTYPE html><style>body{margin:0}i{position:fixed;left:0;top:0;width:4px;"
                "height:4px;background:yellow}</style><i></i>"
                "<div style='height:40px;background:red'></div>"
                "<div id='gr&#xfc;n' style='height:100px;background:lime'></div>"
                "<div id=end style='height:60px;background:blue'></div>");
  }
  // The colours at the top, the bottom, and in the corner.
  std::vector<uint32_t> seen(const std::string& fragment, double scroll_y) {
    const PaintedPage page("file://" + work_.file("page.html") + fragment, 20, 50,
                           {.scroll_y = scroll_y});
    return {page.at(10, 0), page.at(10, 49), page.at(0, 0)};
  }

  const TemporaryDirectory work_;
};

using Colors = std::vector<uint32_t>;

TEST_F(ScrolledPage, BeginsWhereItsFragmentIs) {
  EXPECT_EQ(seen("", 0), (Colors{kRed, kLime, kYellow}));
  EXPECT_EQ(seen("#gr%C3%BCn", 0), (Colors{kLime, kLime, kYellow}));
  EXPECT_EQ(seen("#nowhere", 0), (Colors{kRed, kLime, kYellow}));
}

TEST_F(ScrolledPage, IsScrolledFromThereByTheProgram) {
  EXPECT_EQ(seen("", 39), (Colors{kRed, kLime, kYellow}));
  EXPECT_EQ(seen("", 40), (Colors{kLime, kLime, kYellow}));
  EXPECT_EQ(seen("#gr%C3%BCn", 60), (Colors{kLime, kBlue, kYellow}));
  EXPECT_EQ(seen("#gr%C3%BCn", -1), (Colors{kRed, kLime, kYellow}));
  EXPECT_EQ(seen("", -7), (Colors{kRed, kLime, kYellow}));
}

TEST_F(ScrolledPage, EndsAtTheEndOfThePage) {
  EXPECT_EQ(seen("#end", 0), (Colors{kBlue, kBlue, kYellow}));
  EXPECT_EQ(seen("", 1e300), (Colors{kBlue, kBlue, kYellow}));
}

TEST_F(ScrolledPage, GoesOnToItsEndWhereTheFullPageIsWanted) {
  const std::string url = "file://" + work_.file("page.html");
  const PaintedPage page(url, 20, 50, {.full_page = true});
  EXPECT_EQ(page.height(), 200u);
  EXPECT_EQ((Colors{page.at(10, 0), page.at(10, 139), page.at(10, 199), page.at(0, 0)}),
            (Colors{kRed, kLime, kBlue, kYellow}));
  const PaintedPage rest(url, 20, 50, {.scroll_y = 41, .full_page = true});
  EXPECT_EQ(rest.height(), 159u);
  EXPECT_EQ((Colors{rest.at(10, 0), rest.at(10, 158)}), (Colors{kLime, kBlue}));
  EXPECT_EQ(PaintedPage(url, 20, 300, {.full_page = true}).height(), 300u);
}

TEST_F(ScrolledPage, AFullPageIsBounded) {
  work_.write("high.html", "<!DOCTYPE html><body style='margin:0;height:99999px'>");
  const PaintedPage page("file://" + work_.file("high.html"), 1, 50, {.full_page = true});
  EXPECT_EQ(page.height(), size_t{kMostLines});
}

}  // namespace
}  // namespace weft
