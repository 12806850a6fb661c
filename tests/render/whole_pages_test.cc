// Whole pages beside the pictures that Chromium makes of them: tests/pages (tools/golden.py pages).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "fonts/font_set.h"
#include "tests/support/painted_page.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

// The size also in tools/golden_pages.mjs.
constexpr uint16_t kWidth = 400, kHeight = 300;
constexpr int kBlock = 20, kShift = 2;

int difference(uint32_t a, uint32_t b) {
  int sum = 0;
  for (int shift = 0; shift < 24; shift += 8)
    sum += std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255));
  return sum;
}

/// Blocks of the picture, and how many of them look otherwise.
struct Likeness {
  int blocks = 0, lost = 0;
  std::string where;
};

class Comparison {
 public:
  Comparison(const PaintedPage& picture, const PaintedPage& page)
      : picture_(picture), page_(page) {}

  Likeness run() const {
    Likeness result;
    for (int top = 0; top < kHeight; top += kBlock)
      for (int left = 0; left < kWidth; left += kBlock) {
        const int content = content_of(left, top);
        if (content == 0) continue;
        ++result.blocks;
        if (least_error(left, top) * 5 <= content * 2) continue;
        ++result.lost;
        result.where += " " + std::to_string(left) + "," + std::to_string(top);
      }
    return result;
  }

 private:
  static size_t within(int at, int size) {
    return static_cast<size_t>(std::clamp(at, 0, size - 1));
  }
  static uint32_t pixel(const PaintedPage& page, int x, int y) {
    return page.at(within(x, kWidth), within(y, kHeight));
  }
  template <typename Measure>
  static int sum(int left, int top, Measure measure) {
    int total = 0;
    for (int y = top; y < top + kBlock; ++y)
      for (int x = left; x < left + kBlock; ++x) total += measure(x, y);
    return total;
  }
  /// How far the block is from being all of one colour: that of its corner.
  int content_of(int left, int top) const {
    const uint32_t ground = pixel(picture_, left, top);
    return sum(left, top, [&](int x, int y) { return difference(pixel(picture_, x, y), ground); });
  }
  /// Moved by a pixel or two, text looks the same.
  int least_error(int left, int top) const {
    int least = INT_MAX;
    for (int dy = -kShift; dy <= kShift; ++dy)
      for (int dx = -kShift; dx <= kShift; ++dx)
        least = std::min(least, sum(left, top, [&](int x, int y) {
                           return difference(pixel(picture_, x, y), pixel(page_, x + dx, y + dy));
                         }));
    return least;
  }

  const PaintedPage &picture_, &page_;
};

/// How many blocks of a page may look otherwise; of those that are not named none.
struct Allowance {
  std::string_view page;
  int blocks;
};
constexpr Allowance kAllowances[] = {
    {"newspaper", 7},  // small text; the initial letter is two pixels wider
    {"symbols", 3},    // small text
    {"widgets", 3},    // the room of a date field is that of the widest date
};

int allowed_on(std::string_view page) {
  for (const Allowance& row : kAllowances)
    if (row.page == page) return row.blocks;
  return 0;
}

TEST(WholePages, LookAsInChromium) {
  int pages = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(WEFT_PAGES)) {
    if (entry.path().extension() != ".html") continue;
    if (entry.path().stem() == "woff2" && !kReadsWoff2) continue;
    ++pages;
    fs::path picture = entry.path();
    picture.replace_extension(".png");
    const PaintedPage wanted(picture.string(), kWidth, kHeight),
        page(entry.path().string(), kWidth, kHeight);
    if (testing::Test::HasFatalFailure()) return;
    const Likeness found = Comparison(wanted, page).run();
    EXPECT_GT(found.blocks, 50) << entry.path();
    EXPECT_LE(found.lost, allowed_on(entry.path().stem().string())) << entry.path() << found.where;
  }
  EXPECT_GE(pages, 4);
}

}  // namespace
}  // namespace weft
