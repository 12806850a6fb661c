#include "render/image/flatness.h"

#include <algorithm>
#include <utility>

namespace weft {

void Flatness::add_color(Rgba color) {
  const auto end = colors_.begin() + count_;
  if (std::find(colors_.begin(), end, color) != end) return;
  if (count_ == kMostColors) has_many_ = true;
  else colors_[count_++] = color;
}

void Flatness::end_edge(size_t& pixels) {
  const size_t edge = std::exchange(pixels, 0);
  if (edge > kLongestEdge) busy_ += edge;
}

void Flatness::add_row(std::span<const Rgba> row) {
  size_t edge = 0;
  for (size_t left = 0, right; left < row.size() && !has_many_; left = right) {
    for (right = left + 1; right < row.size() && row[right] == row[left];) ++right;
    const size_t length = right - left;
    if (row[left].alpha) drawn_ += length;
    if (length < kStretch && row[left].alpha) {
      edge += length;
      continue;
    }
    end_edge(edge);
    if (row[left].alpha) add_color(row[left]);
  }
  end_edge(edge);
}

}  // namespace weft
