// The order of grid layout (CSS Grid 2, 11.1).
#include <algorithm>

#include "render/layout/grid/grid_alignment.h"
#include "render/layout/grid/grid_contributions.h"
#include "render/layout/grid/grid_placement.h"
#include "render/layout/grid/grid_tracks.h"
#include "render/layout/grid/subgrids.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr size_t kScratchBytes = 512;

/// 11.1, step 2: once more when percentages have a height to be of.
Status size_rows(GridContainer& grid) {
  if (grid.axis(GridDimension::Rows).is_inherited) {
    forget_subgrids(grid, GridDimension::Rows);
    if (grid.content.height == kIndefinite)
      grid.content.height = grid.axis(GridDimension::Rows).total_size();
    return Status::Ok;
  }
  WEFT_TRY(size_tracks(grid, GridDimension::Rows, grid.content.height, WidthMode::Definite));
  if (grid.content.height == kIndefinite) {
    grid.content.height = grid.axis(GridDimension::Rows).total_size();
    bool percentages = grid.style.row_gap.has_percent();
    for (const GridTrack& track : grid.style.grid_rows.tracks)
      percentages =
          percentages || track.maximum.length.has_percent() || track.minimum.length.has_percent();
    for (const GridTrack& track : grid.style.grid_auto_rows)
      percentages = percentages || track.maximum.length.has_percent();
    grid.axes[1].gap = grid.style.row_gap.resolve_or(grid.content.height, Px());
    if (percentages)
      WEFT_TRY(size_tracks(grid, GridDimension::Rows, grid.content.height, WidthMode::Definite));
  }
  place_tracks(grid, GridDimension::Rows, grid.content.height);
  forget_subgrids(grid, GridDimension::Rows);
  return Status::Ok;
}

/// Whether a width follows from the height of a row.
bool depends_on_rows(const GridContainer& grid) {
  return std::any_of(grid.items.begin(), grid.items.end(), width_depends_on_rows);
}

Result<Extent> lay_out(GridContainer& grid, Pass pass) {
  WEFT_TRY(place_items_in_grid(grid));
  const Px known_height = grid.content.height;
  // 11.1.1: the columns, then 11.1.2: the rows.
  WEFT_TRY(size_columns(grid));
  WEFT_TRY(size_rows(grid));
  grid.rows_known = depends_on_rows(grid);
  if (grid.rows_known) {
    // 11.1.3: the columns once more.
    WEFT_TRY(size_columns(grid));
    // 11.1.4: and the rows.
    grid.content.height = known_height;
    WEFT_TRY(size_rows(grid));
  }

  Extent extent{{grid.space.imposed_width, grid.content.height + grid.edges.vertical()}};
  WEFT_TRY_ASSIGN(extent.first_baseline, grid_baseline(grid, false));
  WEFT_TRY_ASSIGN(extent.last_baseline, grid_baseline(grid, true));
  if (pass == Pass::Place) {
    for (GridItem& item : grid.items) WEFT_TRY(place_item(grid, item));
    for (Box* child = grid.box.first_child; child; child = child->next_sibling)
      if (child->out_of_flow) WEFT_TRY(set_static_position(grid, *child));
  }
  return extent;
}

/// The border box width in MinContent or MaxContent mode.
Result<Px> intrinsic_width(GridContainer& grid, WidthMode mode) {
  WEFT_TRY(place_items_in_grid(grid));
  if (grid.axis(GridDimension::Columns).is_inherited) return grid.edges.horizontal();
  WEFT_TRY(size_tracks(grid, GridDimension::Columns, kIndefinite, mode));
  if (depends_on_rows(grid)) {
    grid.content.width = grid.axis(GridDimension::Columns).total_size();
    place_tracks(grid, GridDimension::Columns, grid.content.width);
    WEFT_TRY(size_rows(grid));
    grid.rows_known = true;
    WEFT_TRY(size_tracks(grid, GridDimension::Columns, kIndefinite, mode));
  }
  return grid.axis(GridDimension::Columns).total_size() + grid.edges.horizontal();
}

}  // namespace

Status size_columns(GridContainer& grid) {
  if (!grid.axis(GridDimension::Columns).is_inherited) {
    WEFT_TRY(size_tracks(grid, GridDimension::Columns, grid.content.width, WidthMode::Definite));
    place_tracks(grid, GridDimension::Columns, grid.content.width);
  }
  forget_subgrids(grid, GridDimension::Columns);
  return find_baselines(grid);
}

Result<Extent> layout_grid(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  Arena scratch(context.arena.budget(), kScratchBytes);
  GridContainer grid(context, box, space, scratch);
  if (box.subgrid) WEFT_TRY(inherit_tracks(grid, *box.subgrid));
  if (space.width_mode == WidthMode::Definite) return lay_out(grid, pass);
  WEFT_TRY_ASSIGN(const Px width, intrinsic_width(grid, space.width_mode));
  return Extent{{width, Px()}};
}

}  // namespace weft
