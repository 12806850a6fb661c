// The whole way from a file to packed lines, in one process: what holds memory, what fails, what a
// panel shows.
#include "weft/page.h"

#include <gtest/gtest.h>

#include <vector>

#include "render/layout/dump.h"
#include "tests/support/every_allocation.h"
#include "tests/support/recording_notes.h"
#include "tests/support/temporary_directory.h"
#include "tools/model/uc81xx_model.h"
#include "weft/fetcher.h"

namespace weft {
namespace {

const std::string kStation = std::string(WEFT_SOURCE_DIR) + "/examples/pages/station/";

// Everything a page needs, on one budget.
struct World {
  explicit World(Budget& page_budget) : budget(page_budget), arena(page_budget) {}

  Status start(const std::string& file, const Palette& palette) {
    WEFT_TRY_ASSIGN(fetcher, Fetcher::create(budget, notes, {}));
    WEFT_TRY_ASSIGN(fonts, Fonts::create(budget, notes));
    WEFT_TRY_ASSIGN(url, url_from_argument(file, arena));
    Screen screen = screen_of(800, 480, palette);
    screen.dither = Dither::FloydSteinberg;
    WEFT_TRY_ASSIGN(page, Page::create(budget, *fetcher, *fonts, notes, screen));
    return Status::Ok;
  }
  Result<LineSource*> open(const std::string& file, const Palette& palette) {
    WEFT_TRY(start(file, palette));
    WEFT_TRY(page->load(url));
    WEFT_TRY(page->layout());
    return page->lines();
  }

  Budget& budget;
  RecordingNotes notes;
  Arena arena;
  std::string_view url;
  Owned<Fetcher> fetcher;
  Owned<Fonts> fonts;
  Owned<Page> page;
};

Status draw(Budget& budget, const std::string& file, const Palette& palette) {
  World world(budget);
  WEFT_TRY_ASSIGN(LineSource * lines, world.open(file, palette));
  while (true) {
    const auto line = lines->next_line();
    if (!line.ok() || line.value().empty()) return line.status();
  }
}

TEST(Page, ShowsOnThePanelWhatItGivesInLines) {
  const Palette& mono = *find_palette("mono");
  Budget budget;
  World to_lines(budget), to_panel(budget);
  std::vector<uint8_t> pixels;
  const auto lines = to_lines.open(kStation + "index.html", mono);
  ASSERT_TRUE(lines.ok());
  for (auto line = lines.value()->next_line(); line.ok() && !line.value().empty();
       line = lines.value()->next_line())
    for (size_t x = 0; x < 800; ++x) pixels.push_back(line.value()[x / 8] >> (7 - x % 8) & 1);

  const auto shown = to_panel.open(kStation + "index.html", mono);
  ASSERT_TRUE(shown.ok());
  Uc81xxModel model(*find_uc81xx_chip("UC8179"), {.width = 800, .height = 480});
  const auto panel =
      create_panel(*find_panel("waveshare-7in5-v2"), model, Rotation::None, budget, to_panel.notes);
  ASSERT_EQ(panel.value()->show(*shown.value()), Status::Ok);
  EXPECT_EQ(model.violations(), std::vector<std::string>());
  EXPECT_TRUE(model.visible() == pixels);
}

TEST(Page, GivesTheDocumentBackBeforeItIsPainted) {
  Budget budget;
  World world(budget);
  ASSERT_EQ(world.start(kStation + "index.html", *find_palette("rgb")), Status::Ok);
  ASSERT_EQ(world.page->load(world.url), Status::Ok);
  ASSERT_EQ(world.page->layout(), Status::Ok);
  const Budget* part = budget.first_part();
  while (part && std::string_view(part->name()) != "page") part = part->next_part();
  ASSERT_NE(part, nullptr);
  EXPECT_EQ(part->used(), 0u);
}

TEST(Page, HardShadowsOfOneColourAreOneItem) {
  const auto items = [](const std::string& shadows) {
    const TemporaryDirectory work;
    work.write("page.html", "<!DOCTYPE html><p style='text-shadow:" + shadows + "'>text");
    Budget budget;
    World world(budget);
    EXPECT_EQ(world.start(work.file("page.html"), *find_palette("rgb")), Status::Ok);
    EXPECT_EQ(world.page->load(world.url), Status::Ok);
    EXPECT_EQ(world.page->layout(), Status::Ok);
    return world.page->statistics().display_items;
  };
  EXPECT_EQ(items("none"), 1u);
  EXPECT_EQ(items("1px 1px red, -1px 0 red, 0 2px red"), 2u);
  EXPECT_EQ(items("1px 1px red, -1px 0 red, 0 2px blue, 2px 0 red"), 4u);
  EXPECT_EQ(items("1px 1px 2px red, -1px 0 red, 0 2px red"), 2 + items("0 0 2px red") - 1);
}

TEST(Page, WhatOnlySheetsReadIsGoneWhenStylesAreComputed) {
  const std::string text(100000, 'a');
  const auto loaded = [&](const std::string& sheet) {
    const TemporaryDirectory work;
    work.write("page.html", "<!DOCTYPE html><title>" + text + "</title><style>" + sheet + "/*" +
                                text + "*/</style><script>" + text + "</script><p data-of=" + text +
                                ">text");
    Budget budget;
    World world(budget);
    EXPECT_EQ(world.start(work.file("page.html"), *find_palette("rgb")), Status::Ok);
    EXPECT_EQ(world.page->load(world.url), Status::Ok);
    return budget.used();
  };
  const size_t least = loaded("p { color: red }");
  EXPECT_LT(least, text.size());
  EXPECT_GT(loaded("p::before { content: attr(data-of) }"), least + 4 * text.size() - 1);
  EXPECT_GT(loaded("head, style { display: block }"), least + 4 * text.size() - 1);
}

TEST(Page, EveryFailingAllocationOfTheExampleEndsInOutOfMemoryOrAFallback) {
  size_t allocations;
  {
    Budget budget;
    ASSERT_EQ(draw(budget, kStation + "index.html", *find_palette("mono")), Status::Ok);
    allocations = budget.allocations();
    EXPECT_EQ(budget.used(), 0u);
  }
  for (size_t n = 0; n < allocations; n += allocations < 400 ? 1 : allocations / 200) {
    Budget budget;
    budget.fail_after(n);
    const Status status = draw(budget, kStation + "index.html", *find_palette("mono"));
    EXPECT_TRUE(status == Status::OutOfMemory || status == Status::Ok)
        << n << ": " << status_name(status);
    EXPECT_EQ(budget.used(), 0u) << n;
  }
}

TEST(Page, EveryTruncationOfTheExampleRenders) {
  const TemporaryDirectory work;
  std::filesystem::copy(kStation, work.path(), std::filesystem::copy_options::recursive);
  for (const char* name : {"index.html", "base.css", "station.css", "harbour.jpg", "rain.png"}) {
    const std::string whole = file_contents(work.file(name));
    ASSERT_FALSE(whole.empty()) << name;
    for (size_t length = 0; length < whole.size(); length += whole.size() / 25 + 1) {
      work.write(name, whole.substr(0, length));
      Budget budget;
      EXPECT_EQ(draw(budget, work.file("index.html"), *find_palette("gray4")), Status::Ok)
          << name << " cut at " << length;
      EXPECT_EQ(budget.used(), 0u);
    }
    work.write(name, whole);
  }
}

class BoxDump final : public PageObserver, private TextSink {
 public:
  Status placed(const Document& document, const Box& root, Styles&) override {
    dump_boxes(root, document, *this);
    return Status::Ok;
  }
  std::string dump;

 private:
  void write(std::string_view text) override { dump += text; }
};

std::string boxes_of(const std::string& html) {
  const TemporaryDirectory work;
  Budget budget;
  World world(budget);
  BoxDump boxes;
  EXPECT_EQ(world.start(work.write("page.html", html), *find_palette("rgb")), Status::Ok);
  EXPECT_EQ(world.page->load(world.url), Status::Ok);
  EXPECT_EQ(world.page->layout(&boxes), Status::Ok);
  return boxes.dump;
}

TEST(Page, UnitsOfContainersAreOfTheirLaidOutSize) {
  const std::string boxes = boxes_of(
      "<!DOCTYPE html><body style='margin:0;width:400px;display:flex'><i "
      "style='width:100px;flex:none'></i>"
      "<div style='flex:1;height:50px;container-type:size'><p "
      "style='margin:0;width:50cqw;height:10cqh'></p></div>");
  EXPECT_NE(boxes.find("<p> 100,0 150x5"), std::string::npos) << boxes;
}

TEST(Page, ElementsThatAreAlikeInAContainerAndOutsideHaveUnitsOfTheirOwn) {
  const std::string boxes = boxes_of(
      "<!DOCTYPE html><style>body { margin: 0; width: 400px } section { display: flex }"
      "article { flex: 1; container-type: inline-size } p { margin: 0 }"
      "i { display: block; width: 50cqw; height: 5px }</style>"
      "<p><i></i></p><section><article><p><i></i></p></article></section>");
  EXPECT_NE(boxes.find("<i> 0,5 200x5"), std::string::npos) << boxes;
}

TEST(Page, AMissingPageIsNotFoundAndNoted) {
  Budget budget;
  World world(budget);
  EXPECT_EQ(world.open("/no/such/page.html", *find_palette("rgb")).status(), Status::NotFound);
  EXPECT_TRUE(world.notes.has("/no/such/page.html"));
}

}  // namespace
}  // namespace weft
