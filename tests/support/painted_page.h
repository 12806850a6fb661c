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
    RecordingNotes notes;
    Arena arena(budget);
    auto fetcher = Fetcher::create(budget, notes, {});
    auto fonts = Fonts::create(budget, notes);
    auto page = Page::create(budget, *fetcher.value(), *fonts.value(), notes,
                             screen_of(width, height, *find_palette("rgb")), options);
    ASSERT_EQ(page.value()->load(url_from_argument(file, arena).value()), Status::Ok);
    ASSERT_EQ(page.value()->layout(), Status::Ok);
    const auto lines = page.value()->lines();
    for (auto line = lines.value()->next_line(); line.ok() && !line.value().empty();
         line = lines.value()->next_line())
      pixels_.insert(pixels_.end(), line.value().begin(), line.value().end());
  }

  size_t width_;
  std::vector<uint8_t> pixels_;
};

}  // namespace weft
