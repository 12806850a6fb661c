#include "render/image/flatness.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace weft {

void Flatness::add_color(Rgba color) {
  const auto end = colors_.begin() + count_;
  if (std::find(colors_.begin(), end, color) != end) return;
  if (count_ == kMostColors) has_many_ = true;
  else colors_[count_++] = color;
}

bool Flatness::is_of_icon(Rgba color) {
  constexpr int kSame = 4;  // of a channel, once it is not translucent any more
  const auto whole = [&](uint8_t channel) {
    return static_cast<uint8_t>(channel * 255 / color.alpha);
  };
  const Rgba solid{whole(color.red), whole(color.green), whole(color.blue), 255};
  const auto is_like = [&](Rgba other) {
    return std::abs(solid.red - other.red) <= kSame &&
           std::abs(solid.green - other.green) <= kSame &&
           std::abs(solid.blue - other.blue) <= kSame;
  };
  const auto end = icon_.begin() + icon_count_;
  if (std::any_of(icon_.begin(), end, is_like)) return true;
  if (icon_count_ == kIconColors) return false;
  icon_[icon_count_++] = solid;
  return true;
}

void Flatness::end_edge(size_t& pixels) {
  const size_t edge = std::exchange(pixels, 0);
  if (edge > kLongestEdge) busy_ += edge;
}

void Flatness::add_row(std::span<const Rgba> row) {
  size_t edge = 0;
  for (size_t left = 0, right; left < row.size(); left = right) {
    for (right = left + 1; right < row.size() && row[right] == row[left];) ++right;
    const size_t length = right - left;
    (row[left].alpha ? drawn_ : clear_) += length;
    if (row[left].alpha >= 128) {
      solid_ += length;
      if (!is_of_icon(row[left])) strange_ += length;
    }
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
