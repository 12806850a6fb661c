// An item of a grid and the tracks it covers.
#pragma once

#include "render/layout/alignment.h"
#include "render/layout/box.h"

namespace weft {

enum class GridDimension : uint8_t { Columns, Rows };

/// Tracks [start, end).
struct GridSpan {
  int32_t start = 0, end = 0;
  bool definite = false;  ///< Not definite: only end - start counts.
  int32_t length() const { return end - start; }
};

struct GridItem {
  Box* box;
  GridSpan spans[2];
  Alignment align[2];  ///< justify-self, align-self, resolved.
  Edges margin;
  Px baseline;  ///< From the margin box's top, of items aligned by it.
  Px shim;      ///< The room that baseline alignment puts above the item.
  bool aligns_baseline = false;

  GridSpan& span(GridDimension dimension) { return spans[static_cast<int>(dimension)]; }
  const GridSpan& span(GridDimension dimension) const { return spans[static_cast<int>(dimension)]; }
};

}  // namespace weft
