// Tells drawings of few flat colours (icons, logos, codes, charts) from photographs, by their rows.
#pragma once

#include <array>
#include <span>

#include "weft/color.h"

namespace weft {

class Flatness {
 public:
  void add_row(std::span<const Rgba> row);
  /// Whether what was seen is stretches of at most eight colours and little between them.
  bool is_flat() const { return drawn_ > 0 && !has_many_ && busy_ * 16 < drawn_; }

 private:
  static constexpr size_t kMostColors = 8;
  static constexpr size_t kStretch = 3;      // so many equal pixels are a flat colour
  static constexpr size_t kLongestEdge = 8;  // so many others are no edge any more

  void add_color(Rgba color);
  void end_edge(size_t& pixels);

  std::array<Rgba, kMostColors> colors_{};
  uint8_t count_ = 0;
  bool has_many_ = false;
  size_t drawn_ = 0, busy_ = 0;
};

}  // namespace weft
