// Small pages and the pixels that Chromium paints, as letters: the files of tests/painting have
// cases, "#html" with what stands in the body and "#picture" with the lines (tools/golden.py
// paint). A case with a line "#differs" is known to be painted otherwise, for the reason that it
// names; when it is painted as in Chromium after all, the line has to go.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/support/every_allocation.h"
#include "tests/support/painted_page.h"
#include "tests/support/temporary_directory.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr uint16_t kWidth = 40, kHeight = 24;

struct Letter {
  char letter;
  uint32_t color;
};

// Also in tools/golden_paint.mjs.
constexpr Letter kLetters[] = {
    {'.', 0xFFFFFF}, {'#', 0x000000}, {'r', 0xFF0000}, {'g', 0x00FF00},
    {'b', 0x0000FF}, {'y', 0xFFFF00}, {'m', 0xFF00FF}, {'c', 0x00FFFF},
    {'x', 0x808080}, {'R', 0xFF8080}, {'G', 0x80FF80}, {'B', 0x8080FF},
};
constexpr int kSlack = 2;
constexpr char kOther = '?';

bool is_about(uint32_t a, uint32_t b) {
  for (int shift = 0; shift < 24; shift += 8)
    if (std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)) > kSlack)
      return false;
  return true;
}

char letter_of(uint32_t color) {
  for (const Letter& row : kLetters)
    if (is_about(color, row.color)) return row.letter;
  return kOther;
}

using Lines = std::vector<std::string>;

struct PictureCase {
  std::string html, differs;
  Lines picture;
};

std::vector<PictureCase> cases_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<PictureCase> cases;
  bool in_picture = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "#html") {
      cases.emplace_back();
      in_picture = false;
    } else if (line.starts_with("#differs ")) {
      cases.back().differs = line;
    } else if (line == "#picture") {
      in_picture = true;
    } else if (!in_picture) {
      cases.back().html += line + "\n";
    } else if (!line.empty()) {
      cases.back().picture.push_back(line);
    }
  }
  return cases;
}

/// Pictures and fonts of the page lie beside the files of cases.
std::string write_page(const TemporaryDirectory& work, const std::string& html) {
  return work.write("page.html",
                    "<!DOCTYPE html><meta charset=utf-8><base href='file://" WEFT_PICTURES
                    "/'><style>body { margin: 0 }</style>" +
                        html);
}

Lines painted(const std::string& html) {
  const TemporaryDirectory work;
  const PaintedPage page(write_page(work, html), kWidth, kHeight);
  Lines lines(kHeight);
  for (size_t y = 0; y < kHeight; ++y)
    for (size_t x = 0; x < kWidth; ++x) lines[y] += letter_of(page.at(x, y));
  return lines;
}

/// Whether a mixture of colours may be at this place: next to it is another letter.
bool is_edge(const Lines& picture, size_t x, size_t y) {
  for (size_t near_y = y - (y > 0); near_y <= std::min<size_t>(y + 1, kHeight - 1); ++near_y)
    for (size_t near_x = x - (x > 0); near_x <= std::min<size_t>(x + 1, kWidth - 1); ++near_x)
      if (picture[near_y][near_x] != picture[y][x]) return true;
  return false;
}

bool is_same(const Lines& wanted, const Lines& lines) {
  for (size_t y = 0; y < kHeight; ++y)
    for (size_t x = 0; x < kWidth; ++x) {
      const char want = wanted[y][x], got = lines[y][x];
      if (want == kOther || want == got) continue;
      if (got != kOther || !is_edge(wanted, x, y)) return false;
    }
  return true;
}

std::string side_by_side(const Lines& wanted, const Lines& lines) {
  std::string text;
  for (size_t y = 0; y < kHeight; ++y) text += wanted[y] + "  " + lines[y] + "\n";
  return text;
}

class Pictures : public testing::TestWithParam<std::string> {};

TEST_P(Pictures, AreThoseOfChromium) {
  const std::vector<PictureCase> cases = cases_of(fs::path(WEFT_PICTURES) / GetParam());
  ASSERT_FALSE(cases.empty());
  for (const PictureCase& one : cases) {
    SCOPED_TRACE(one.html);
    ASSERT_EQ(one.picture.size(), size_t{kHeight});
    const Lines lines = painted(one.html);
    EXPECT_EQ(is_same(one.picture, lines), one.differs.empty())
        << one.differs << "\nChromium, weft:\n"
        << side_by_side(one.picture, lines);
  }
}

TEST_P(Pictures, EndInOutOfMemoryWhereverMemoryRunsOut) {
  const auto has = [](const std::string& html, const char* part) {
    return html.find(part) != std::string::npos;
  };
  for (const PictureCase& one : cases_of(fs::path(WEFT_PICTURES) / GetParam())) {
    SCOPED_TRACE(one.html);
    // A picture or a tile of a pattern that there is no memory for is left out, as is a filter.
    const char* const parts[] = {".png", "views.svg", "data:", "<pattern", "filter"};
    if (std::any_of(std::begin(parts), std::end(parts),
                    [&](const char* part) { return has(one.html, part); }))
      continue;
    const TemporaryDirectory work;
    const std::string file = write_page(work, one.html);
    expect_every_failing_allocation_is_out_of_memory(
        [&](Budget& budget) {
          return paint_page(budget, file, kWidth, kHeight, {}, [](std::span<const uint8_t>) {});
        },
        31);
  }
}

std::vector<std::string> files() {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(WEFT_PICTURES))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const testing::TestParamInfo<std::string>& file) {
  std::string name = file.param.substr(0, file.param.find('.'));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Pictures, testing::ValuesIn(files()), test_name);

}  // namespace
}  // namespace weft
