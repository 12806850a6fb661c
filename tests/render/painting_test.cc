// Small pages as pixels: what is painted, where, and in which order.
#include <gtest/gtest.h>

#include "tests/support/painted_page.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

constexpr uint16_t kWidth = 120, kHeight = 80;
constexpr uint32_t kGreen = 0x008000, kBlue = 0x0000FF, kWhite24 = 0xFFFFFF;

// The pixels of a page whose body has no margin.
class Picture {
 public:
  explicit Picture(const std::string& html)
      : file_(
            directory_.write("page.html", "<!DOCTYPE html><style>body{margin:0}</style>" + html)) {}
  uint32_t at(size_t x, size_t y) const { return page_.at(x, y); }

 private:
  TemporaryDirectory directory_;
  std::string file_;
  PaintedPage page_{file_, kWidth, kHeight};
};

TEST(Painting, TheBoxWhoseBackgroundCoversTheCanvasKeepsItsBorders) {
  const Picture picture("<style>html{background:blue;margin:10px;border:5px solid green}</style>");
  EXPECT_EQ(picture.at(2, 2), kBlue);
  EXPECT_EQ(picture.at(12, 12), kGreen);
  EXPECT_EQ(picture.at(110, 70), kBlue);
}

TEST(Painting, BordersOfRowsAreNotDrawnWhereTheyAreNotLaidOut) {
  const Picture picture(
      "<table cellspacing=0 cellpadding=0><tr style='border:5px solid red'><td><div "
      "style='width:30px;height:30px'></div></table>");
  EXPECT_EQ(picture.at(1, 1), kWhite24);
}

TEST(Painting, WhereCollapsedBordersMeetTheStrongerGoesOn) {
  const Picture picture(
      "<style>table{border-collapse:collapse}td{padding:0;width:20px;height:20px;border:2px solid "
      "blue}</style>"
      "<table><tr><td><td><tr><td><td style='border:10px solid green'></table>");
  EXPECT_EQ(picture.at(10, 1), kBlue);    // from the first corner on
  EXPECT_EQ(picture.at(10, 26), kBlue);   // the thin line ends at the thick box …
  EXPECT_EQ(picture.at(24, 24), kGreen);  // … which has its own corner
  EXPECT_EQ(picture.at(35, 35), kWhite24);
}

TEST(Painting, WhereTurnedBordersMeetTheGroundDoesNotShowThrough) {
  const Picture picture(
      "<div style='width:30px;height:20px;border-top:10px solid red;border-left:10px solid blue;"
      "transform:rotate(180deg)'></div>");
  EXPECT_EQ(picture.at(35, 25) & 0x00FF00, 0u);
}

TEST(Painting, BorderImagesTakeThePlaceOfBorders) {
  const Picture picture(
      "<div style='width:20px;height:20px;border:10px solid red;border-image:linear-gradient(to "
      "right,blue 50%,green 50%) 10'></div>");
  EXPECT_EQ(picture.at(5, 5), kBlue);
  EXPECT_EQ(picture.at(35, 20), kGreen);
  EXPECT_EQ(picture.at(20, 20), kWhite24);
}

TEST(Painting, TheStripesOfDoubleBordersAreThirdsRoundedToPixels) {
  const Picture picture(
      "<div style='width:20px;height:20px;border-left:4px double blue;border-right:5px double "
      "blue'></div>");
  const uint32_t expected[] = {kBlue, kWhite24, kWhite24, kBlue, kWhite24};
  for (size_t x = 0; x < 5; ++x) EXPECT_EQ(picture.at(x, 10), expected[x]);
  EXPECT_EQ(picture.at(25, 10), kBlue);
  EXPECT_EQ(picture.at(26, 10), kWhite24);
}

TEST(Painting, ReliefIsLitAndShadedByItsColorAsInChromium) {
  struct Relief {
    const char* color;
    uint32_t light, dark;
  };
  for (const Relief& relief :
       {Relief{"black", 0xA8A8A8, 0x545454}, Relief{"gray", 0xD4D4D4, 0x2C2C2C},
        Relief{"red", 0xFF0000, 0xAB0000}, Relief{"white", 0xFFFFFF, 0xABABAB},
        Relief{"", 0xEEEEEE, 0x9A9A9A}}) {
    const Picture picture("<div style='width:20px;height:20px;border:10px outset " +
                          std::string(relief.color) + "'></div>");
    EXPECT_EQ(picture.at(20, 5), relief.light) << relief.color;
    EXPECT_EQ(picture.at(20, 35), relief.dark) << relief.color;
  }
}

TEST(Painting, AnOutlineIsNeverSmallerThanItsTwoSides) {
  const Picture picture(
      "<div style='width:20px;height:20px;margin:10px;background:red;outline:10px solid "
      "green;outline-offset:-50px'></div>");
  EXPECT_EQ(picture.at(11, 11), kGreen);
  EXPECT_EQ(picture.at(28, 28), kGreen);
  EXPECT_EQ(picture.at(9, 9), kWhite24);
}

TEST(Painting, OpacityOfAnInlineBoxIsThatOfAllItsLines) {
  const Picture picture(
      "<div style='line-height:10px'><span style='opacity:0.5;background:red'>"
      "<i style='display:inline-block;width:20px;height:10px;background:red'></i></span></div>");
  EXPECT_EQ(picture.at(5, 5), 0xFF7F7Fu);
}

TEST(Painting, InlineBoxesArePaintedByTheirZIndex) {
  const Picture picture(
      "<div style='font-size:0'><span style='position:relative;z-index:2'><i "
      "style='display:inline-block;width:20px;height:20px;background:green'></i></span>"
      "<i "
      "style='display:inline-block;position:relative;z-index:1;left:-20px;width:20px;height:20px;"
      "background:red'></i></div>");
  EXPECT_EQ(picture.at(5, 5), kGreen);
}

}  // namespace
}  // namespace weft
