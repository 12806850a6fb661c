#include "weft/memory_files.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/support/recording_notes.h"
#include "weft/show.h"

namespace weft {
namespace {

std::span<const uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

struct MemoryFiles : testing::Test {
  ~MemoryFiles() override {
    set_files({});
    add_file(nullptr);
  }
  Result<Owned<LineSource>> lines(const char* url) {
    return lines_of(url, screen_of(16, 2, *find_palette("mono")), budget, notes);
  }
  uint8_t first_pixels(const char* url) {
    const auto source = lines(url);
    EXPECT_TRUE(source.ok());
    return source.ok() ? source.value()->next_line().value()[0] : 0x55;
  }
  Budget budget;
  RecordingNotes notes;
};

TEST_F(MemoryFiles, APageAndItsSheetAreDrawn) {
  const MemoryFile files[] = {
      {"/panel/page.html",
       bytes_of("<!DOCTYPE html><link rel=stylesheet href=panel.css><body><i></i>")},
      {"/panel/panel.css", bytes_of("body{margin:0}i{display:block;width:4px;height:9px;"
                                    "background:black}")}};
  EXPECT_EQ(lines("file:///panel/page.html").status(), Status::NotFound);
  set_files(files);
  EXPECT_EQ(first_pixels("file:///panel/page.html"), 0x0F);
  EXPECT_EQ(lines("file:///panel/other.html").status(), Status::NotFound);
  // One more file is looked for first.
  const MemoryFile other{"/panel/panel.css", bytes_of("body{background:black}i{display:block}")};
  add_file(&other);
  EXPECT_EQ(first_pixels("file:///panel/page.html"), 0x00);
  add_file(nullptr);
  EXPECT_EQ(first_pixels("file:///panel/page.html"), 0x0F);
  EXPECT_EQ(budget.used(), 0u);
}

TEST_F(MemoryFiles, AFolderHasFonts) {
  std::ifstream font("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(font), {}};
  const MemoryFile files[] = {
      {"/page.html",
       bytes_of("<!DOCTYPE html><body style='margin:0;font:20px/2px Any'>\xE2\x96\x88")},
      {"/fonts/Any.ttf", bytes_of({bytes.data(), bytes.size()})},
      {"/fonts/below/none.ttf", {}}};
  set_files(files);
  const FontSource folder{.directory = "/fonts"};
  ShowOptions options;
  options.fonts.sources = {&folder, 1};
  const auto source = lines_of("file:///page.html", screen_of(16, 2, *find_palette("mono")), budget,
                               notes, options);
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source.value()->next_line().value()[0], 0x00);  // a full block
}

TEST_F(MemoryFiles, SaysWhenAllIsRead) {
  const MemoryFile file{"/p.html", bytes_of("<!DOCTYPE html><body style='background:black'>")};
  add_file(&file);
  int calls = 0;
  ShowOptions options;
  options.when_read = [](void* count) { ++*static_cast<int*>(count); };
  options.when_read_argument = &calls;
  const auto source =
      lines_of("file:///p.html", screen_of(16, 2, *find_palette("mono")), budget, notes, options);
  ASSERT_TRUE(source.ok());
  ASSERT_TRUE(source.value()->next_line().ok());
  EXPECT_EQ(calls, 0);
  ASSERT_TRUE(source.value()->next_line().ok());
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(source.value()->next_line().value().empty());
  EXPECT_EQ(calls, 1);
}

}  // namespace
}  // namespace weft
