// What lies below the viewport gets no boxes, and the picture is what it is with them.
#include <gtest/gtest.h>

#include "tests/support/memory_resources.h"
#include "tests/support/painted_page.h"
#include "tests/support/recording_notes.h"
#include "tests/support/temporary_directory.h"
#include "tests/support/test_pictures.h"
#include "weft/fonts.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {
namespace {

constexpr uint16_t kWidth = 200, kHeight = 100;

class WhatLiesBelowTheViewport : public testing::Test {
 protected:
  struct Picture {
    std::vector<uint8_t> pixels;
    size_t peak = 0;  // of the heap
    bool operator==(const Picture& other) const { return pixels == other.pixels; }
  };
  Picture picture(const std::string& page, const PageOptions& options = {}) {
    Budget budget;
    Picture picture;
    EXPECT_EQ(paint_page(budget, work_.write("page.html", page), kWidth, kHeight, options,
                         [&](std::span<const uint8_t> line) {
                           picture.pixels.insert(picture.pixels.end(), line.begin(), line.end());
                         }),
              Status::Ok);
    picture.peak = budget.peak();
    return picture;
  }
  // Where the box of an element may be asked for, all of them are placed.
  Picture whole(const std::string& page) { return picture(page, {.element_boxes = true}); }

  static std::string paragraphs(int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
      text += "<p>paragraph " + std::to_string(i) + " of a long, long page</p>";
    return text;
  }
  static std::string page(const std::string& style, const std::string& late,
                          const std::string& begin = "<div>", const std::string& end = "</div>") {
    return "<!DOCTYPE "
           "html><style>body{margin:4px;background:#ffe}p{margin:0;height:20px;overflow:hidden}" +
           style + "</style>" + begin + paragraphs(400) + end + late;
  }

  const TemporaryDirectory work_;
};

TEST_F(WhatLiesBelowTheViewport, GetsNoBoxes) {
  const std::string article = page("", "");
  const Picture shown = picture(article), all = whole(article);
  EXPECT_TRUE(shown == all);
  EXPECT_LT(shown.peak + 100000, all.peak);
}

TEST_F(WhatLiesBelowTheViewport, IsDrawnWhereItRisesToIt) {
  const std::pair<const char*, const char*> kRising[] = {
      {"x{position:fixed;bottom:0;left:9px;background:red}", "<x>fixed</x>"},
      {"x{position:fixed;inset:20px;background:red}",
       "<main><section><x>fixed</x></section></main>"},
      {"x{position:absolute;top:9px;left:9px;background:red}", "<div><x>from the top</x></div>"},
      {"x{position:absolute;bottom:0;left:9px;background:red}", "<div><x>of the page</x></div>"},
      {"body{position:relative}x{position:absolute;top:0;bottom:0;left:9px;width:9px;"
       "background:linear-gradient(red,blue)}",
       "<x></x>"},
      {"x{position:absolute;top:9px;background:red}", "<center><x>where it stands</x></center>"},
      {"o{position:relative;opacity:.5}x{position:fixed;top:9px;left:9px;background:red}",
       "<o><x>in a group</x></o>"},
      {"x{display:block;margin-top:-7990px;background:red}", "<x>pulled up</x>"},
      {"x{display:block;position:relative;top:-7980px;background:red;height:9999px}", "<x></x>"},
      {"x{display:block;transform:translateY(-7990px);height:9999px;background:red}", "<x></x>"},
      {"x{display:flex;height:9px;align-items:end}y{height:20000px;width:9px;background:red}",
       "<x><y></y></x>"},
      {"x{display:block;box-shadow:0 -9999px 0 9999px red}", "<x>shadow</x>"},
      {"x{position:relative}x::before{content:'';position:absolute;bottom:0;height:20000px;width:"
       "9px;"
       "background:red}",
       "<x>pseudo-element</x>"},
      {"x::after{content:'fixed';position:fixed;top:0;right:0;background:red}", "<x>text</x>"},
      {"body::after{content:'';display:block;margin-top:-20000px;height:20000px;background:red}",
       ""},
      {"x{display:block;outline:20000px solid red}", "<x>outline</x>"},
      {"x{counter-increment:n "
       "3}y{position:fixed;top:0;background:red}y::before{content:counter(n)}",
       "<x></x><y style='left:9px'></y>"},
  };
  for (const auto& [style, late] : kRising) {
    const Picture shown = picture(page(style, late));
    EXPECT_TRUE(shown == whole(page(style, late))) << style << late;
    EXPECT_FALSE(shown == picture(page("", ""))) << style << late;
  }
}

TEST_F(WhatLiesBelowTheViewport, CountsWhereWhatIsAboveDependsOnIt) {
  struct Around {
    const char *style, *begin, *end;
  };
  const Around kAround[] = {
      {"body{background:linear-gradient(red,blue)}", "", ""},
      {"div{border:2px dashed red}", "<div>", "</div>"},
      {"div{border-radius:50%;background:red}", "<div>", "</div>"},
      {"div{position:relative}i{position:absolute;inset:0;background:linear-gradient(red,blue)}",
       "<div><i></i>", "</div>"},
      {"div{position:relative}div::before{content:'';position:absolute;inset:0;"
       "background:linear-gradient(red,blue)}",
       "<div>", "</div>"},
      {"div{position:relative}b::before{content:'';position:absolute;height:100%;width:9px;"
       "background:linear-gradient(red,blue)}",
       "<div><b></b>", "</div>"},
      {"div{display:inline-block;background:red}", "<div>", "wide as the widest line</div>"},
      {"div{width:max-content;background:red}", "<div>", "<p>as wide as the widest line</div>"},
      {"div{float:right;background:red}", "<div>", "<p>as wide as the widest line</div>"},
      {"", "<table><tr><td>", "<tr><td>a<td>wide as the widest cell</table>"},
      {"body{display:flex;flex-direction:column}u{order:-1}", "<div>", "</div><u>first</u>"},
      {"body{display:flex}", "<div>", "</div><u>beside</u>"},
      {"div{height:90px}", "<div>", "</div><u style='background:red'>after it</u>"},
      {"div{position:relative;top:-40px}", "<div>", "</div>"},
      {"div{margin-bottom:-20000px}", "<div>", "</div><u>pulled up</u>"},
      {"div{filter:blur(2px)}", "<div>", "</div>"},
      {"div{transform:rotate(1deg)}", "<div>", "</div>"},
      {"", "<ol reversed><li>counted", "<li>down</ol>"},
      {"p:last-child{color:red}p:nth-last-child(399){color:blue}", "<div>", "</div>"},
  };
  for (const Around& around : kAround) {
    const std::string html = page(around.style, "", around.begin, around.end);
    EXPECT_TRUE(picture(html) == whole(html)) << around.style << around.begin;
  }
}

TEST_F(WhatLiesBelowTheViewport, IsFoundBehindMuchThatIsNotShown) {
  const std::string hidden = "<div style='display:none'>" + paragraphs(200) + "</div>",
                    flat = "<div style='height:1px;overflow:hidden'>" + paragraphs(200) + "</div>";
  for (const std::string& first : {hidden, flat, flat + flat + flat}) {
    const std::string html = page("", "", first + "<div>");
    EXPECT_TRUE(picture(html) == whole(html));
  }
}

TEST_F(WhatLiesBelowTheViewport, IsThereWhenThePageIsScrolled) {
  const std::string html = page("", "<b id=end>end</b>");
  EXPECT_FALSE(picture(html, {.scroll_y = 9000}) == picture(html));
  EXPECT_EQ(picture(html, {.full_page = true}).pixels.size() / 3 / kWidth,
            picture(html, {.full_page = true, .element_boxes = true}).pixels.size() / 3 / kWidth);
}

// How often a picture is asked for, in a small heap, that is shown smaller below `distance` pixels.
int requests_for_picture_below(int distance) {
  Budget budget(256 * 1024);
  MemoryResources resources(budget);
  RecordingNotes notes;
  resources.bodies["page"] =
      "<!DOCTYPE html><style>body{margin:0}</style><div style='height:" + std::to_string(distance) +
      "px'></div><img src=picture width=60>";
  resources.content_types["page"] = "text/html";
  resources.bodies["picture"] = encode_png(icon(600, 1));
  const Owned<Fonts> fonts = std::move(Fonts::create(budget, notes).value());
  const Owned<Page> page = std::move(Page::create(budget, resources, *fonts, notes,
                                                  screen_of(kWidth, kHeight, *find_palette("rgb")))
                                         .value());
  EXPECT_EQ(page->load("page"), Status::Ok);
  EXPECT_EQ(page->layout(), Status::Ok);
  return resources.opened - 1;
}

TEST(PicturesBelowTheViewport, AreMeasuredAndNotReadAgain) {
  EXPECT_EQ(requests_for_picture_below(kHeight - 1), 2);
  EXPECT_EQ(requests_for_picture_below(kHeight), 1);
}

}  // namespace
}  // namespace weft
