#include "render/layout/scrolling.h"

#include "render/html/indicated_part.h"
#include "tests/support/laid_out_page.h"

namespace weft {
namespace {

// The height of the document that `body` makes in a viewport of 800 x 600.
int height_of(std::string_view body) {
  LaidOutPage page;
  EXPECT_EQ(page.load("<!DOCTYPE html><body style='margin:0'>" + std::string(body)), Status::Ok);
  return document_height(page.root()).round();
}

TEST(Scrolling, ADocumentIsAsHighAsItsLowestPart) {
  EXPECT_EQ(height_of(""), 600);
  EXPECT_EQ(height_of("<div style='height:900px'></div>"), 900);
  EXPECT_EQ(height_of("<div style='height:10px'><div style='height:901px'></div></div>"), 901);
  EXPECT_EQ(height_of("<p style='position:absolute;top:902px;height:9px;margin:0'>"), 911);
  EXPECT_EQ(height_of("<p style='position:relative;top:700px;height:9px;margin:0'>"), 709);
  EXPECT_EQ(height_of("<p style='font:20px/400px x;height:1px;margin:0'>a<br>b"), 800);
}

TEST(Scrolling, ADocumentEndsBelowTheMarginsOfItsFlow) {
  EXPECT_EQ(height_of("<div style='height:900px;margin-bottom:30px'></div><p></p>"), 930);
  EXPECT_EQ(height_of("<style>html{margin:7px 0 8px}</style><div style='height:900px'></div>"),
            915);
}

TEST(Scrolling, AFixedOrClippedPartMakesNoDocumentHigher) {
  EXPECT_EQ(height_of("<p style='position:fixed;top:902px'>x<i style='position:absolute'>y</i>"),
            600);
  EXPECT_EQ(height_of("<div style='height:1px;overflow:hidden'><p style='height:900px'>"), 600);
  EXPECT_EQ(height_of("<style>body{height:100px;overflow:hidden}</style>"
                      "<div style='height:900px'></div>"),
            900);
}

// The top of the element with the id "x".
int top_of_x(std::string_view body) {
  LaidOutPage page;
  EXPECT_EQ(page.load("<!DOCTYPE html><body style='margin:0;font:20px/1 x'>" + std::string(body)),
            Status::Ok);
  const Element& x = *indicated_part(page.document(), "x");
  const Px top = top_of_element(x, page.document(), page.root());
  return top == kIndefinite ? -1 : top.round();
}

TEST(Scrolling, AnElementBeginsWithItsBoxOrItsFirstFragment) {
  EXPECT_EQ(top_of_x("<p style='height:50px;margin:0'></p><p id=x>a"), 70);
  EXPECT_EQ(top_of_x("a<br>b <span id=x>c<br>d</span>"), 20);
  EXPECT_EQ(top_of_x("a<br>b<br><a id=x></a>c"), 40);
  EXPECT_EQ(top_of_x("<p style='height:50px;margin:0'></p><a id=x></a><div>a</div>"), 50);
  EXPECT_EQ(top_of_x("a<br><span id=x><div>b</div></span>"), 20);
  EXPECT_EQ(top_of_x("a<br><span id=x style='display:none'>b</span>"), -1);
}

TEST(Scrolling, ThePageMovesUpAndWhatIsFixedStays) {
  LaidOutPage page;
  ASSERT_EQ(page.load("<!DOCTYPE html><body style='margin:0'><p style='margin:0;height:9px'></p>"
                      "<p style='position:fixed;top:5px;height:1px;margin:0'>"
                      "<b style='position:fixed;top:6px;height:1px'></b></p>"
                      "<div style='contain:paint;height:70px'>"
                      "<i style='position:fixed;top:7px;height:1px'></i></div>"),
            Status::Ok);
  scroll_page(page.root(), Px::from_int(20));
  const std::string dump = page.dump();
  EXPECT_NE(dump.find("<p> 0,-20 800x9"), std::string::npos) << dump;
  EXPECT_NE(dump.find("<p> fixed 0,5 "), std::string::npos) << dump;
  EXPECT_NE(dump.find("<b> fixed 0,6 "), std::string::npos) << dump;
  EXPECT_NE(dump.find("<i> fixed 0,-4 "), std::string::npos) << dump;
}

}  // namespace
}  // namespace weft
