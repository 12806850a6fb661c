// A filter over a small picture, as a table of pixels.
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "render/filter/filter_graph.h"

namespace weft {

/// A picture whose top-left pixel is at `place`.
class PixelSource final : public RowSource {
 public:
  PixelSource(IntRect place, std::vector<Rgba> pixels)
      : place_(place), pixels_(std::move(pixels)) {}
  IntRect bounds() const override { return place_; }
  Result<std::span<const Rgba>> row(int32_t y) override {
    EXPECT_GE(y, last_) << "rows are asked for in rising order";
    last_ = y;
    const auto width = static_cast<size_t>(place_.width());
    if (y < place_.top || y >= place_.bottom) return std::span<const Rgba>(none_.data(), width);
    return std::span<const Rgba>(pixels_).subspan(static_cast<size_t>(y - place_.top) * width,
                                                  width);
  }

 private:
  IntRect place_;
  std::vector<Rgba> pixels_;
  std::vector<Rgba> none_ = std::vector<Rgba>(static_cast<size_t>(place_.width()));
  int32_t last_ = INT32_MIN;
};

inline PixelSource one_color(IntRect place, Rgba color) {
  return PixelSource(
      place, std::vector<Rgba>(
                 static_cast<size_t>(place.width()) * static_cast<size_t>(place.height()), color));
}

/// The result of a filter in `seen`.
class FilteredPixels {
 public:
  FilteredPixels(const RowFilter& filter, RowSource& group, IntRect seen) : seen_(seen) {
    auto opened = filter.open(group, seen, budget_);
    EXPECT_EQ(opened.status(), Status::Ok);
    if (!opened.ok()) return;
    const Owned<RowSource> rows = std::move(opened.value());
    const IntRect bounds = rows->bounds();
    for (int32_t y = seen.top; y < seen.bottom; ++y) {
      const auto row = rows->row(y);
      EXPECT_EQ(row.status(), Status::Ok);
      for (int32_t x = seen.left; x < seen.right; ++x)
        pixels_.push_back(x >= bounds.left && x < bounds.right
                              ? row.value()[static_cast<size_t>(x - bounds.left)]
                              : Rgba{});
    }
  }
  Rgba at(int32_t x, int32_t y) const {
    return pixels_.at(static_cast<size_t>(y - seen_.top) * static_cast<size_t>(seen_.width()) +
                      static_cast<size_t>(x - seen_.left));
  }
  size_t peak() const { return budget_.peak(); }

 private:
  IntRect seen_;
  Budget budget_;
  std::vector<Rgba> pixels_;
};

}  // namespace weft
