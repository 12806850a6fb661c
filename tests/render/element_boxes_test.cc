// Where elements lie in the picture, by their ids.
#include <gtest/gtest.h>

#include "tests/support/recording_notes.h"
#include "tests/support/temporary_directory.h"
#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {
namespace {

constexpr char kPage[] =
    "<!DOCTYPE html><style>body{margin:0}</style>"
    "<div id=head style='height:40px'></div>"
    "<div id=card style='margin-left:10.5px;width:50px;height:20.25px;border:2px solid'>"
    "<div id=inner style='width:5px;height:5px'></div></div>"
    "<div id=head style='height:10px'></div>"
    "<p id=gone style='display:none'>x</p>"
    "<div style='width:100px;font:20px/30px sans-serif'><b id=words>"
    "mmmmmm mmmmmm mmmmmm</b></div>"
    "<div id=low style='position:absolute;left:-3px;top:400px;width:8px;height:9px'></div>"
    "<div style='height:600px'></div>";

class ElementBoxesOfAPage : public testing::Test {
 protected:
  // "left,top widthxheight", or "none".
  std::string box(std::string_view id, const PageOptions& options = {.element_boxes = true}) {
    Budget budget;
    RecordingNotes notes;
    const auto fetcher = Fetcher::create(budget, notes, {});
    const auto fonts = Fonts::create(budget, notes);
    const auto page = Page::create(budget, *fetcher.value(), *fonts.value(), notes,
                                   screen_of(200, 100, *find_palette("rgb")), options);
    EXPECT_EQ(page.value()->load("file://" + work_.write("page.html", kPage)), Status::Ok);
    EXPECT_EQ(page.value()->layout(), Status::Ok);
    const auto found = page.value()->box_of(id);
    if (!found.ok()) return found.status() == Status::NotFound ? "none" : "failed";
    const PixelBox& box = found.value();
    return std::to_string(box.left) + "," + std::to_string(box.top) + " " +
           std::to_string(box.width) + "x" + std::to_string(box.height);
  }

  const TemporaryDirectory work_;
};

TEST_F(ElementBoxesOfAPage, AreTheirBorderBoxesInWholePixels) {
  EXPECT_EQ(box("inner"), "12,42 6x5");
  EXPECT_EQ(box("card"), "10,40 55x25");  // 10.5 to 64.5, and 40 to 64.25
  EXPECT_EQ(box("low"), "-3,400 8x9");
}

TEST_F(ElementBoxesOfAPage, AreThoseOfTheFirstOfTheirName) { EXPECT_EQ(box("head"), "0,0 200x40"); }

TEST_F(ElementBoxesOfAPage, AreNotThereWithoutAnElementThatIsShown) {
  EXPECT_EQ(box("nothing"), "none");
  EXPECT_EQ(box("gone"), "none");
  EXPECT_EQ(box("card", {}), "none");
}

TEST_F(ElementBoxesOfAPage, AreAroundAllLinesOfWords) {
  int left = -1, top = -1, width = 0, height = 0;
  ASSERT_EQ(std::sscanf(box("words").c_str(), "%d,%d %dx%d", &left, &top, &width, &height), 4);
  EXPECT_EQ(left, 0);
  EXPECT_GE(top, 74);
  EXPECT_GT(height, 60);  // three lines of 30
  EXPECT_LT(height, 91);
}

TEST_F(ElementBoxesOfAPage, CountFromTheTopOfAScrolledPicture) {
  EXPECT_EQ(box("low", {.scroll_y = 390, .element_boxes = true}), "-3,10 8x9");
}

}  // namespace
}  // namespace weft
