// The colours along a gradient.
#pragma once

#include "render/image/row_decoder.h"
#include "render/paint/display_list.h"

namespace weft {

/// The premultiplied colours at positions, 65536 at the end of the gradient line; before the first
/// stop and behind the last it is theirs. One that lies between the same stops as the last one
/// asked for costs least. REQUIRES: there are stops, in the order of their positions.
class GradientColors {
 public:
  explicit GradientColors(std::span<const GradientStop> stops) : stops_(stops) {}
  Rgba at(int64_t position);

 private:
  void find(int64_t position);

  std::span<const GradientStop> stops_;
  int64_t begin_ = 0, end_ = 0;  // of the positions between the stops of the colours
  Rgba from_, to_;
};
/// The same for SVG, whose colours are mixed before they are made transparent (SVG 2, 14.2.3).
Rgba straight_color_at(std::span<const GradientStop> stops, int64_t position);

}  // namespace weft
