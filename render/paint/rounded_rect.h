// The two ends of a rounded rectangle on a sub-scanline.
#pragma once

#include "render/paint/coverage_line.h"
#include "render/paint/display_list.h"

namespace weft {

/// A stretch of a sub-scanline in 1/256 px; empty when left >= right.
struct SubSpan {
  int32_t left = 0, right = 0;
};

/// The part of `shape` that lies on the horizontal line at `y_256` (1/256 px).
SubSpan span_at(const RoundedRect& shape, int32_t y_256);

/// Adds the whole row `y` of `shape` to `line`.
void add_row(const RoundedRect& shape, int32_t y, CoverageLine& line);

}  // namespace weft
