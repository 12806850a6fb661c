// A page that is no HTML: what becomes of text, pictures and what cannot be drawn.
#include <gtest/gtest.h>

#include <vector>

#include "render/layout/dump.h"
#include "tests/support/every_allocation.h"
#include "tests/support/memory_resources.h"
#include "tests/support/recording_notes.h"
#include "tests/support/string_sink.h"
#include "tests/support/test_pictures.h"
#include "weft/fonts.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {
namespace {

class BoxDump final : public PageObserver {
 public:
  Status placed(const Document& document, const Box& root, Styles&) override {
    dump_boxes(root, document, sink);
    return Status::Ok;
  }
  StringSink sink;
};

// A viewport of 40 x 30 over a page of which nothing is said but its bytes.
struct World {
  explicit World(Budget& page_budget, size_t chunk_bytes = SIZE_MAX)
      : budget(page_budget), resources(page_budget, chunk_bytes) {}

  Status draw(const std::string& url, PageObserver* observer = nullptr) {
    WEFT_TRY_ASSIGN(const Owned<Fonts> fonts, Fonts::create(budget, notes));
    WEFT_TRY_ASSIGN(const Owned<Page> page, Page::create(budget, resources, *fonts, notes,
                                                         screen_of(40, 30, *find_palette("rgb"))));
    WEFT_TRY(page->load(url));
    WEFT_TRY(page->layout(observer));
    WEFT_TRY_ASSIGN(LineSource * lines, page->lines());
    for (;;) {
      WEFT_TRY_ASSIGN(const auto line, lines->next_line());
      if (line.empty()) return Status::Ok;
      pixels.insert(pixels.end(), line.begin(), line.end());
    }
  }
  std::vector<uint8_t> pixel(size_t x, size_t y) const {
    const auto at = pixels.begin() + static_cast<std::ptrdiff_t>((y * 40 + x) * 3);
    return {at, at + 3};
  }

  Budget& budget;
  MemoryResources resources;
  RecordingNotes notes;
  std::vector<uint8_t> pixels;
};

constexpr size_t kLittle = 4096, kMuch = 1'000'000;

// Boxes of far more than kLittle and less than kMuch.
std::string bold_letters() {
  std::string html;
  for (int i = 0; i < 400; ++i) html += "<b>x</b>";
  return html;
}

// `document` laid out in what its styles leave of the budget and `room` bytes more.
Status lay_out_in(size_t room, const std::string& document, Budget& budget,
                  MemoryResources& resources) {
  RecordingNotes notes;
  resources.bodies["a"] = document;
  resources.content_types["a"] = "text/html";
  WEFT_TRY_ASSIGN(const Owned<Fonts> fonts, Fonts::create(budget, notes));
  WEFT_TRY_ASSIGN(const Owned<Page> page, Page::create(budget, resources, *fonts, notes,
                                                       screen_of(40, 30, *find_palette("rgb"))));
  WEFT_TRY(page->load("a"));
  budget.set_limit(budget.used() + room);
  return page->layout();
}

TEST(PageMemory, OfIdleConnectionsIsAskedBackWhereLayoutHasNone) {
  for (const bool little : {false, true}) {
    Budget budget;
    MemoryResources resources(budget);
    resources.hold_idle(kMuch);
    EXPECT_EQ(lay_out_in(little ? kLittle : kMuch, bold_letters(), budget, resources), Status::Ok);
    EXPECT_EQ(resources.holds_idle(), !little);
  }
}

std::string red_png(uint32_t width, uint32_t height) {
  return encode_png(make_picture(width, height, [](uint32_t, uint32_t) {
    return Rgba{255, 0, 0, 255};
  }));
}

const std::vector<uint8_t> kRed = {255, 0, 0}, kWhite = {255, 255, 255};

TEST(PageKinds, APictureFillsTheViewportAsFarAsItsShapeAllows) {
  for (const auto& [width, height] : {std::pair(20u, 5u), std::pair(400u, 100u)}) {
    Budget budget;
    World world(budget);
    world.resources.bodies["test:///photo"] = red_png(width, height);
    ASSERT_EQ(world.draw("test:///photo"), Status::Ok);
    EXPECT_EQ(world.pixel(0, 9), kWhite);
    EXPECT_EQ(world.pixel(0, 10), kRed);
    EXPECT_EQ(world.pixel(39, 19), kRed);
    EXPECT_EQ(world.pixel(39, 20), kWhite);
  }
}

constexpr std::string_view kDrawing =
    "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'>"
    "<style>:root > rect { fill: #f00 }</style><rect width='2' height='1'/></svg>";

// One stored block (RFC 1951, 3.2.4) in a gzip member; zlib checks its sum.
std::string gzipped(std::string_view text) {
  uint32_t sum = ~0u;
  for (const char c : text) {
    sum ^= static_cast<uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0);
  }
  std::string bytes("\x1F\x8B\x08\0\0\0\0\0\0\x03\x01", 11);
  const auto put = [&](uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>(value >> 8 * i & 0xFF);
  };
  const auto size = static_cast<uint32_t>(text.size());
  put(size, 2);
  put(~size, 2);
  bytes += text;
  put(~sum, 4);
  put(size, 4);
  return bytes;
}

TEST(PageKinds, ADrawingFillsTheViewportAndItsRootIsTheDocuments) {
  for (const std::string& body : {std::string(kDrawing), gzipped(kDrawing)}) {
    for (const size_t chunk : {SIZE_MAX, size_t{1}}) {
      Budget budget;
      World world(budget, chunk);
      world.resources.bodies["test:///drawing.svg"] = body;
      world.resources.content_types["test:///drawing.svg"] = "image/svg+xml";
      ASSERT_EQ(world.draw("test:///drawing.svg"), Status::Ok);
      EXPECT_EQ(world.pixel(0, 0), kRed);
      EXPECT_EQ(world.pixel(19, 9), kRed);
      EXPECT_EQ(world.pixel(20, 0), kWhite);
      EXPECT_EQ(world.pixel(0, 10), kWhite);
    }
  }
}

TEST(PageKinds, ADrawingOfASizeStandsInTheCorner) {
  Budget budget;
  World world(budget);
  world.resources.bodies["test:///drawing.svg"] =
      "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='5'>"
      "<rect width='100%' height='100%' fill='#f00'/></svg>";
  ASSERT_EQ(world.draw("test:///drawing.svg"), Status::Ok);
  EXPECT_EQ(world.pixel(9, 4), kRed);
  EXPECT_EQ(world.pixel(10, 4), kWhite);
  EXPECT_EQ(world.pixel(9, 5), kWhite);
}

TEST(PageKinds, APictureMayBeADrawingThatIsGzip) {
  Budget budget;
  World world(budget);
  world.resources.bodies["test:///page"] =
      "<!DOCTYPE html><style>body{margin:0}img{display:block}</style><img src=test:///a width=40>";
  world.resources.bodies["test:///a"] = gzipped(kDrawing);
  ASSERT_EQ(world.draw("test:///page"), Status::Ok);
  EXPECT_EQ(world.pixel(19, 9), kRed);
  EXPECT_EQ(world.pixel(20, 9), kWhite);
}

TEST(PageKinds, ADrawingThatIsCutOffAsGzipIsAnError) {
  Budget budget;
  World world(budget);
  world.resources.bodies["test:///drawing.svg"] = gzipped(kDrawing).substr(0, 20);
  world.resources.content_types["test:///drawing.svg"] = "image/svg+xml";
  EXPECT_EQ(world.draw("test:///drawing.svg"), Status::Corrupt);
}

TEST(PageKinds, APictureStandsAsItsExifDataSays) {
  Budget budget;
  World world(budget);
  const TestPicture wide = make_picture(64, 16, [](uint32_t x, uint32_t) {
    return x < 32 ? Rgba{255, 255, 255, 255} : Rgba{0, 0, 0, 255};
  });
  world.resources.bodies["test:///photo"] = encode_jpeg(wide, {.orientation = 6});
  ASSERT_EQ(world.draw("test:///photo"), Status::Ok);
  EXPECT_GT(world.pixel(20, 3)[0], 240);
  EXPECT_LT(world.pixel(20, 26)[0], 15);
  EXPECT_EQ(world.pixel(2, 26), kWhite);
}

TEST(PageKinds, APictureIsAskedForOnceAndGivesTheSameInEveryChunkSize) {
  std::vector<uint8_t> whole;
  for (const size_t chunk : {SIZE_MAX, size_t{1}, size_t{31}, size_t{1445}, size_t{4096}}) {
    Budget budget;
    World world(budget, chunk);
    world.resources.bodies["test:///photo"] = encode_jpeg(photograph(320, 240));
    ASSERT_EQ(world.draw("test:///photo"), Status::Ok);
    if (whole.empty()) whole = world.pixels;
    EXPECT_TRUE(world.pixels == whole) << chunk;
    EXPECT_EQ(world.resources.opened, 1);
    EXPECT_EQ(world.resources.open_now, 0);
  }
}

TEST(PageKinds, APictureThatIsNoneIsAnErrorWithItsNote) {
  Budget budget;
  World world(budget);
  world.resources.bodies["test:///photo"] = encode_png(icon(32, 1)).substr(0, 20);
  EXPECT_EQ(world.draw("test:///photo"), Status::Corrupt);
  EXPECT_TRUE(world.notes.has("image test:///photo is not shown"));
}

TEST(PageKinds, TextIsShownAsItStands) {
  for (const size_t chunk : {SIZE_MAX, size_t{1}}) {
    Budget budget;
    World world(budget, chunk);
    world.resources.bodies["test:///notes"] = "\na <b>\n  &amp;";
    BoxDump boxes;
    ASSERT_EQ(world.draw("test:///notes", &boxes), Status::Ok);
    const std::string& dump = boxes.sink.string;
    // A line that is empty, one that is broken at its space, and one at the end of the room.
    EXPECT_NE(dump.find("<pre> 8,13 24x90"), std::string::npos) << dump;
    EXPECT_NE(dump.find("text \"<b>\" 8,43"), std::string::npos) << dump;
    EXPECT_NE(dump.find("text \"&am\" 8,73"), std::string::npos) << dump;
    EXPECT_EQ(dump.find("<b> "), std::string::npos) << dump;
  }
}

TEST(PageKinds, WhatIsNotDrawnIsAnErrorThatNamesIt) {
  Budget budget;
  World world(budget);
  world.resources.bodies["test:///archive"] = std::string("PK\3\4\0\0", 6);
  EXPECT_EQ(world.draw("test:///archive"), Status::Unsupported);
  EXPECT_TRUE(
      world.notes.has("test:///archive is application/zip; weft draws HTML, XHTML, SVG, text and "
                      "pictures such as JPEG and PNG"));
  EXPECT_EQ(world.resources.open_now, 0);
}

TEST(PageKinds, EveryFailingAllocationOfAPictureEndsInOutOfMemoryOrNothingShown) {
  size_t allocations = 1;
  for (size_t n = 0; n < allocations; ++n) {
    Budget budget;
    {
      World world(budget);
      world.resources.bodies["test:///photo"] = encode_jpeg(photograph(64, 48));
      if (n > 0) budget.fail_after(n);
      const Status status = world.draw("test:///photo");
      EXPECT_TRUE(status == Status::OutOfMemory || status == Status::Ok ||
                  world.notes.has("is not shown"))
          << n << ": " << status_name(status);
    }
    if (n == 0) allocations = budget.allocations();
    EXPECT_EQ(budget.used(), 0u) << n;
  }
}

}  // namespace
}  // namespace weft
