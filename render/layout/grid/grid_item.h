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

struct GridContainer;

struct GridItem {
  Box* box;
  GridContainer* grid;     ///< Whose item it is.
  GridContainer* subgrid;  ///< While the tracks of an axis are sized that it takes from `grid`: its
                           ///< own items in their places.
  GridSpan spans[2];
  Alignment align[2];  ///< justify-self, align-self, resolved.
  Edges margin;
  Px baseline;  ///< From the margin box's top, of items aligned by it.
  Px shim;      ///< The room that baseline alignment puts above the item.
  bool aligns_baseline = false;
  bool takes_tracks[2] = {};  ///< Is a subgrid in that axis.

  bool is_subgrid() const { return takes_tracks[0] || takes_tracks[1]; }
  GridSpan& span(GridDimension dimension) { return spans[static_cast<int>(dimension)]; }
  const GridSpan& span(GridDimension dimension) const { return spans[static_cast<int>(dimension)]; }
};

}  // namespace weft
