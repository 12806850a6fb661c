// A page of a file or URL as pixels of 8 bits a channel, as `weft render --palette rgb` paints it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/recording_notes.h"
#include "weft/fetcher.h"
#include "weft/page.h"
#include "weft/palette.h"

namespace weft {

/// Loads the page of `file` and gives each of its lines to `take(line)`. Errors: those of the page.
template <typename Take>
Status paint_page(Budget& budget, const std::string& file, uint16_t width, uint16_t height,
                  const PageOptions& options, Take take) {
  RecordingNotes notes;
  Arena arena(budget);
  WEFT_TRY_ASSIGN(const auto fetcher, Fetcher::create(budget, notes, {}));
  WEFT_TRY_ASSIGN(const auto fonts, Fonts::create(budget, notes));
  WEFT_TRY_ASSIGN(const auto page,
                  Page::create(budget, *fetcher, *fonts, notes,
                               screen_of(width, height, *find_palette("rgb")), options));
  WEFT_TRY_ASSIGN(const std::string_view url, url_from_argument(file, arena));
  WEFT_TRY(page->load(url));
  WEFT_TRY(page->layout());
  WEFT_TRY_ASSIGN(LineSource* const lines, page->lines());
  for (;;) {
    WEFT_TRY_ASSIGN(const auto line, lines->next_line());
    if (line.empty()) return Status::Ok;
    take(line);
  }
}

class PaintedPage {
 public:
  PaintedPage(const std::string& file, uint16_t width, uint16_t height,
              const PageOptions& options = {})
      : width_(width) {
    paint(file, width, height, options);
  }
  /// The colour as 0xRRGGBB.
  uint32_t at(size_t x, size_t y) const {
    const uint8_t* pixel = &pixels_.at((y * width_ + x) * 3);
    return static_cast<uint32_t>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
  }
  size_t height() const { return pixels_.size() / 3 / width_; }

 private:
  void paint(const std::string& file, uint16_t width, uint16_t height, const PageOptions& options) {
    Budget budget;
    const auto keep = [&](std::span<const uint8_t> line) {
      pixels_.insert(pixels_.end(), line.begin(), line.end());
    };
    ASSERT_EQ(paint_page(budget, file, width, height, options, keep), Status::Ok);
  }

  size_t width_;
  std::vector<uint8_t> pixels_;
};

}  // namespace weft
