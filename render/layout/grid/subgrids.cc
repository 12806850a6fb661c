#include "render/layout/grid/subgrids.h"

#include <algorithm>

#include "render/layout/grid/grid_alignment.h"
#include "render/layout/grid/grid_placement.h"
#include "render/layout/grid/grid_tracks.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr uint8_t kMostLevels = 8;  // subgrids in subgrids; deeper ones are grids of their own

constexpr GridDimension kDimensions[] = {GridDimension::Columns, GridDimension::Rows};

bool takes_tracks(const GridItem& item, GridDimension dimension) {
  return item.takes_tracks[static_cast<int>(dimension)];
}

const Length& gap_of(const GridContainer& subgrid, GridDimension dimension) {
  return dimension == GridDimension::Columns ? subgrid.style.column_gap : subgrid.style.row_gap;
}

/// The names, gap and count of tracks of an axis that `subgrid` takes from the grid around.
void inherit_axis(GridContainer& subgrid, const GridItem& item, GridDimension dimension) {
  const GridContainer& outer = *item.grid;
  const GridAxis& around = outer.axis(dimension);
  const bool columns = dimension == GridDimension::Columns;
  const FlexStyle& style = subgrid.style;
  GridAxis& axis = subgrid.axis(dimension);
  axis.is_inherited = true;
  axis.is_mirrored = columns && subgrid.runs_left != outer.runs_left;
  if (columns) subgrid.runs_left = outer.runs_left;
  // The lines of the grid around, as that counts them.
  GridSpan span = item.span(dimension);
  if (around.is_mirrored) span = {around.count - span.end, around.count - span.start, true};
  axis.explicit_grid =
      ExplicitAxis(columns ? style.grid_columns : style.grid_rows, style.grid_areas, dimension,
                   around.explicit_grid, {span.start - around.lead, span.end - around.lead, true},
                   axis.is_mirrored != around.is_mirrored);
  if (gap_of(subgrid, dimension).kind() == Length::Kind::Normal) axis.gap = around.gap;
}

/// The margin, border and padding of a subgrid, in the order of the tracks around it.
struct Fringe {
  Px start, end;
};

Fringe fringe_of(const GridContainer& subgrid, const GridItem& item, GridDimension dimension) {
  const Edges edges = subgrid.edges + used_margin(subgrid.box, subgrid.space.containing_width);
  if (dimension == GridDimension::Rows) return {edges.top, edges.bottom};
  if (item.grid->runs_left) return {edges.right, edges.left};
  return {edges.left, edges.right};
}

/// The tracks of an axis from the content box of `subgrid` on: the outer ones begin and end with
/// it, and where its own gap is wider than that between two tracks, each is narrower by half of
/// that.
Status copy_tracks(GridContainer& subgrid, const GridItem& item, GridDimension dimension) {
  const std::span<const GridTrackState> given = item.grid->tracks_of(item, dimension);
  GridAxis& axis = subgrid.axis(dimension);
  axis.tracks = subgrid.scratch.make_array<GridTrackState>(given.size());
  if (!axis.tracks.data()) return Status::OutOfMemory;
  const Fringe fringe = fringe_of(subgrid, item, dimension);
  const Px first = given.front().offset + fringe.start;
  const bool has_gap = gap_of(subgrid, dimension).kind() != Length::Kind::Normal;
  Px before = fringe.start;
  for (size_t i = 0; i < given.size(); ++i) {
    GridTrackState& track = axis.tracks[i];
    track = given[i];
    const bool is_last = i + 1 == given.size();
    const Px between = is_last || !has_gap ? Px() : given[i + 1].offset - given[i].end();
    const Px after = is_last ? fringe.end : has_gap ? (axis.gap - between) / 2 : Px();
    track.offset = given[i].offset - first + before;
    track.base = max(Px(), given[i].end() - first - after - track.offset);
    before = after;
  }
  return Status::Ok;
}

/// The subgrid that `item` is, its items placed, for the sizing of that axis: the tracks that it
/// takes are those of the grid around themselves; those of columns, once they are known, copies.
Status make_subgrid(GridItem& item, GridDimension dimension) {
  GridContainer& grid = *item.grid;
  const DepthGuard depth(grid.context);
  auto* const space = grid.scratch.make<Space>();
  if (!space) return Status::OutOfMemory;
  const bool rows = dimension == GridDimension::Rows;
  space->containing_width = rows ? area_size(grid, item, GridDimension::Columns) : kIndefinite;
  if (rows) {
    WEFT_TRY_ASSIGN(*space, item_space(grid, item, kIndefinite));
    if (space->imposed_width == kIndefinite) {
      WEFT_TRY_ASSIGN(const Extent extent, lay_out_item(item, *space, Pass::Measure));
      space->imposed_width = extent.size.width;
    }
  } else {
    space->width_mode = WidthMode::MaxContent;
  }
  GridContainer* const subgrid =
      grid.scratch.make<GridContainer>(grid.context, *item.box, *space, grid.scratch);
  if (!subgrid) return Status::OutOfMemory;
  subgrid->level = static_cast<uint8_t>(grid.level + 1);
  for (const GridDimension axis : kDimensions) {
    if (!takes_tracks(item, axis)) continue;
    inherit_axis(*subgrid, item, axis);
    subgrid->axis(axis).tracks = grid.tracks_of(item, axis);
  }
  WEFT_TRY(place_items_in_grid(*subgrid));
  if (rows) {
    if (takes_tracks(item, GridDimension::Columns))
      WEFT_TRY(copy_tracks(*subgrid, item, GridDimension::Columns));
    WEFT_TRY(size_columns(*subgrid));
  }
  item.subgrid = subgrid;
  return Status::Ok;
}

/// Appends the items of `grid`, which takes the tracks of `sized` from the `first` one on, with
/// what lies `outside` of its first and last track.
Status collect(GridContainer& sized, GridContainer& grid, GridDimension dimension, int32_t first,
               Fringe outside) {
  const GridAxis& axis = grid.axis(dimension);
  const Px half = (axis.gap - sized.axis(dimension).gap) / 2;
  for (GridItem& item : grid.items) {
    const GridSpan& span = item.span(dimension);
    const Fringe own{span.start == 0 ? outside.start : half,
                     span.end == axis.count ? outside.end : half};
    const int32_t start = first + span.start, end = first + span.end;
    item.subgrid = nullptr;
    if (!takes_tracks(item, dimension)) {
      WEFT_TRY(sized.contributors.push({&item, {start, end, true}, own.start + own.end}));
      continue;
    }
    WEFT_TRY(make_subgrid(item, dimension));
    const Fringe inside = fringe_of(*item.subgrid, item, dimension);
    const Fringe edges{own.start + inside.start, own.end + inside.end};
    if (end - start == 1) {
      WEFT_TRY(sized.contributors.push({nullptr, {start, end, true}, edges.start + edges.end}));
    } else {
      WEFT_TRY(sized.contributors.push({nullptr, {start, start + 1, true}, edges.start}));
      WEFT_TRY(sized.contributors.push({nullptr, {end - 1, end, true}, edges.end}));
    }
    WEFT_TRY(collect(sized, *item.subgrid, dimension, start, edges));
  }
  return Status::Ok;
}

}  // namespace

bool takes_tracks(const GridContainer& grid, const Box& item, GridDimension dimension) {
  if (item.kind != BoxKind::Grid || grid.level >= kMostLevels) return false;
  const FlexStyle& style = *item.style->flex;
  constexpr uint8_t kApart = kContainLayout | kContainPaint | kContainSize | kContainInlineSize;
  return (dimension == GridDimension::Columns ? style.grid_columns : style.grid_rows).is_subgrid &&
         !(containment(item) & kApart);
}

Status collect_contributors(GridContainer& grid, GridDimension dimension) {
  grid.contributors.clear();
  return collect(grid, grid, dimension, 0, {});
}

Status inherit_tracks(GridContainer& subgrid, const GridItem& item) {
  subgrid.level = static_cast<uint8_t>(item.grid->level + 1);
  for (const GridDimension dimension : kDimensions) {
    if (!takes_tracks(item, dimension)) continue;
    inherit_axis(subgrid, item, dimension);
    WEFT_TRY(copy_tracks(subgrid, item, dimension));
  }
  return Status::Ok;
}

void forget_subgrids(GridContainer& grid, GridDimension dimension) {
  for (const GridItem& item : grid.items)
    if (takes_tracks(item, dimension)) forget_answers(*item.box);
}

}  // namespace weft
