// Tells drawings of few flat colours (icons, logos, codes, charts) from photographs, by their rows.
#pragma once

#include <array>
#include <span>

#include "weft/color.h"

namespace weft {

class Flatness {
 public:
  void add_row(std::span<const Rgba> row);
  /// Whether what was seen is stretches of at most eight colours and little between them; or what
  /// of at most three colours lies on nothing, as icons do, whatever their edges.
  bool is_flat() const {
    return drawn_ > 0 &&
           ((!has_many_ && busy_ * 16 < drawn_) || (clear_ > drawn_ / 4 && strange_ * 8 < solid_));
  }

 private:
  static constexpr size_t kMostColors = 8;
  static constexpr size_t kIconColors = 3;
  static constexpr size_t kStretch = 3;      // so many equal pixels are a flat colour
  static constexpr size_t kLongestEdge = 8;  // so many others are no edge any more

  void add_color(Rgba color);
  bool is_of_icon(Rgba color);
  void end_edge(size_t& pixels);

  std::array<Rgba, kMostColors> colors_{};
  uint8_t count_ = 0;
  bool has_many_ = false;
  size_t drawn_ = 0, busy_ = 0;
  // The colours of an icon, and how many pixels are nothing, are solid, and are solid of others.
  std::array<Rgba, kIconColors> icon_{};
  uint8_t icon_count_ = 0;
  size_t clear_ = 0, solid_ = 0, strange_ = 0;
};

}  // namespace weft
