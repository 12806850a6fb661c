// The data of grid layout (CSS Grid 2): a container, its axes, tracks and items.
// The steps are free functions over it. Both axes run the same code: columns are axis 0, rows axis
// 1.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/alignment.h"
#include "render/layout/formatting.h"
#include "render/layout/grid/explicit_axis.h"
#include "render/layout/grid/grid_item.h"

namespace weft {

struct GridTrackState {
  TrackSize minimum, maximum;
  TrackSize::Kind least_kind,
      most_kind;   ///< The same with percentages of what is indefinite as auto.
  Px base, limit;  ///< limit: Px::max() is infinite.
  Px planned, increase;
  Px offset;
  bool frozen = false, collapsed = false;
  bool grows_infinitely = false;

  Px end() const { return offset + base; }
  bool flexible() const { return most_kind == TrackSize::Kind::Fraction; }
  bool intrinsic_least() const { return least_kind != TrackSize::Kind::Length; }
  bool intrinsic_most() const { return most_kind != TrackSize::Kind::Length && !flexible(); }
  double factor() const { return flexible() ? static_cast<double>(maximum.fraction) : 0; }
};

/// The gaps between `tracks`; collapsed ones have none.
Px gaps_between(std::span<const GridTrackState> tracks, Px gap);

/// The implicit grid in one axis: its first line is line 0.
struct GridAxis {
  ExplicitAxis explicit_grid;
  int32_t lead = 0;   ///< Implicit tracks before the explicit grid.
  int32_t count = 0;  ///< All tracks.
  Px gap;
  std::span<GridTrackState> tracks;
  bool is_inherited = false;  ///< A subgrid's: the tracks are those of the grid around.
  bool is_mirrored = false;   ///< And they run against its own direction.

  std::span<GridTrackState> tracks_in(const GridSpan& span) const {
    return tracks.subspan(static_cast<size_t>(span.start), static_cast<size_t>(span.length()));
  }
  /// All tracks with the gaps between them.
  Px total_size() const;
};

/// What asks for room in the tracks that are sized: an item, or one of a subgrid in them.
struct TrackContributor {
  GridItem* item;  ///< Null: the edge of a subgrid.
  GridSpan span;   ///< Of those tracks.
  Px around;       ///< What subgrids have around it: their edges, and what their gaps differ by.
};

struct GridContainer {
  /// `arena`: for its tracks and items.
  GridContainer(LayoutContext& layout_context, Box& container, const Space& offered, Arena& arena);

  GridAxis& axis(GridDimension dimension) { return axes[static_cast<int>(dimension)]; }
  const GridAxis& axis(GridDimension dimension) const { return axes[static_cast<int>(dimension)]; }
  std::span<GridTrackState> tracks(GridDimension dimension) const { return axis(dimension).tracks; }
  /// The tracks that `item` covers.
  std::span<GridTrackState> tracks_of(const GridItem& item, GridDimension dimension) const {
    return axis(dimension).tracks_in(item.span(dimension));
  }
  /// The axis along which auto-placement fills rows (columns), and the one that grows.
  GridDimension minor_axis() const {
    return style.grid_flow_column ? GridDimension::Rows : GridDimension::Columns;
  }
  GridDimension major_axis() const {
    return style.grid_flow_column ? GridDimension::Columns : GridDimension::Rows;
  }

  LayoutContext& context;
  Box& box;
  const FlexStyle& style;
  const Space& space;
  Arena& scratch;
  Edges edges;              ///< Padding and borders.
  Size content;             ///< The content box; kIndefinite height until it is known.
  bool rows_known = false;  ///< Heights of rows may give widths of items.
  bool runs_left;           ///< Columns follow each other from right to left.
  uint8_t level = 0;        ///< Of a subgrid: the subgrids around it, and itself.
  GridAxis axes[2];
  ArenaVector<GridItem> items;
  ArenaVector<TrackContributor> contributors;
};

}  // namespace weft
