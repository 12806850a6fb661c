#include "render/layout/grid/grid_placement.h"

#include <algorithm>

#include "render/layout/grid/grid_occupancy.h"
#include "render/layout/grid/subgrids.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr int32_t kMaxTracks = 2 * kFarthestGridLine;

void move_to(GridSpan& span, int32_t start) { span = {start, start + span.length(), true}; }

/// The size that auto-repeat counts with: the maximum where it is definite, else the minimum.
Px repeated_size(const GridTrack& track, Px basis) {
  const auto size = [&](const TrackSize& value) {
    return value.kind == TrackSize::Kind::Length ? value.length.resolve_or(basis, Px())
                                                 : kIndefinite;
  };
  const Px most = size(track.maximum), least = size(track.minimum);
  return max(Px(), most == kIndefinite ? least : max(most, least));
}

/// 7.2.3.2: as many repetitions as fit into `size`, or as few as fill `least`.
int32_t repetitions(const GridTemplate& tracks, Px size, Px least, Px gap) {
  if (tracks.auto_repeat == GridTemplate::AutoRepeat::None ||
      (size == kIndefinite && least == kIndefinite))
    return 1;
  const Px basis = size == kIndefinite ? least : size;
  Px repeated, others;
  for (size_t i = 0; i < tracks.tracks.size(); ++i) {
    const bool repeats =
        i >= tracks.auto_repeat_at && i < size_t{tracks.auto_repeat_at} + tracks.auto_repeat_count;
    (repeats ? repeated : others) += repeated_size(tracks.tracks[i], basis) + gap;
  }
  repeated = max(repeated, Px::from_int(1));
  const Px room = basis + gap - others;
  const int32_t whole = max(room, Px()).raw() / repeated.raw();
  const bool rounds_up = size == kIndefinite && room.raw() > 0 && room.raw() % repeated.raw() != 0;
  return std::clamp<int32_t>(whole + int32_t{rounds_up}, 1,
                             kMaxTracks / std::max<int32_t>(1, tracks.auto_repeat_count) / 2);
}

/// The content width that min-width, or min-height by the aspect-ratio, asks for; kIndefinite for
/// none.
Px least_width(const GridContainer& grid) {
  const Length& own = grid.box.box_style().min_width;
  Px least = within_transferred_limits(grid.box, Px(), grid.space);
  if (own.is_fixed()) least = max(least, border_box_width(grid.box, own.px(), kIndefinite));
  least -= grid.edges.horizontal();
  return least > Px() ? least : kIndefinite;
}

/// A grid in another one is laid out many times: it has fewer tracks.
GridLimits limits_of(const Box& box) {
  constexpr GridLimits kInside{kFewGridTracks, kNearGridLine};
  for (const Box* around = box.parent; around; around = around->parent)
    if (around->kind == BoxKind::Grid) return kInside;
  return {};
}

/// 7.1: the explicit grid of both axes, but those that a subgrid inherits.
void make_explicit_grid(GridContainer& grid) {
  const BoxStyle& style = grid.box.box_style();
  Px height = grid.content.height, least = definite_height(grid.box, style.min_height, grid.space);
  if (height == kIndefinite) {
    const Px most = definite_height(grid.box, style.max_height, grid.space);
    if (most != kIndefinite) height = max(Px(), most - grid.edges.vertical());
  }
  if (least != kIndefinite) least = max(Px(), least - grid.edges.vertical());
  Px width = grid.content.width;
  if (width == kIndefinite && style.max_width.is_fixed())
    width = max(Px(), border_box_width(grid.box, style.max_width.px(), kIndefinite) -
                          grid.edges.horizontal());
  const GridLimits limits = limits_of(grid.box);
  const auto make = [&](GridDimension dimension, Px size, Px least_size) {
    static constexpr GridTemplate kNone;
    GridAxis& axis = grid.axis(dimension);
    if (axis.is_inherited) return;
    const bool columns = dimension == GridDimension::Columns;
    const GridTemplate& own = columns ? grid.style.grid_columns : grid.style.grid_rows;
    const GridTemplate& used = own.is_subgrid ? kNone : own;
    axis.explicit_grid = ExplicitAxis(used, grid.style.grid_areas, dimension,
                                      repetitions(used, size, least_size, axis.gap), limits);
  };
  make(GridDimension::Columns, width, least_width(grid));
  make(GridDimension::Rows, height, least);
}

/// 9: a subgrid has no implicit tracks: what is beyond its own is moved to the last one.
void clamp_to(const GridAxis& axis, GridSpan& span) {
  if (!axis.is_inherited) return;
  const int32_t count = axis.explicit_grid.count();
  if (!span.definite) {
    span.end = std::min<int32_t>(span.end, count);
    return;
  }
  span.start = std::clamp<int32_t>(span.start, 0, count - 1);
  span.end = std::clamp<int32_t>(span.end, span.start + 1, count);
}

/// 8.3: the lines that each item names.
Status collect_items(GridContainer& grid) {
  // Each may ask for a line by its name.
  constexpr size_t kNamesPerStep = 16;
  const size_t names =
      grid.style.grid_columns.line_names.size() + grid.style.grid_rows.line_names.size();
  const auto steps = static_cast<uint32_t>(1 + names / kNamesPerStep);
  for (Box* child = grid.box.first_child; child; child = child->next_sibling) {
    if (child->out_of_flow) continue;
    WEFT_TRY(grid.context.step(steps));
    const FlexStyle& style = *child->style->flex;
    GridItem item{};
    item.box = child;
    item.grid = &grid;
    item.spans[0] = grid.axes[0].explicit_grid.resolve(style.column_start, style.column_end);
    item.spans[1] = grid.axes[1].explicit_grid.resolve(style.row_start, style.row_end);
    for (const GridDimension dimension : {GridDimension::Columns, GridDimension::Rows}) {
      item.takes_tracks[static_cast<int>(dimension)] = takes_tracks(grid, *child, dimension);
      clamp_to(grid.axis(dimension), item.span(dimension));
    }
    item.align[0] =
        style.justify_self == Alignment::Auto ? grid.style.justify_items : style.justify_self;
    item.align[1] = style.align_self == Alignment::Auto ? grid.style.align_items : style.align_self;
    WEFT_TRY(grid.items.push(item));
  }
  return Status::Ok;
}

/// 7.5 and 8.5.3: makes the first line of the implicit grid line 0, and counts the tracks that are
/// known by now.
void shift_to_implicit_grid(GridContainer& grid) {
  for (const int i : {0, 1}) {
    GridAxis& axis = grid.axes[i];
    axis.lead = 0;
    for (const GridItem& item : grid.items)
      if (item.spans[i].definite) axis.lead = std::max(axis.lead, -item.spans[i].start);
    axis.count = axis.lead + axis.explicit_grid.count();
    for (GridItem& item : grid.items) {
      if (item.spans[i].definite) move_to(item.spans[i], item.spans[i].start + axis.lead);
      axis.count = std::max(axis.count, item.spans[i].end);
    }
  }
}

/// The end of the last item that 8.5.2 put into the same row (column).
int32_t row_cursor(const GridContainer& grid, const GridItem& item) {
  int32_t cursor = 0;
  for (const GridItem& other : grid.items) {
    if (&other == &item) break;
    const FlexStyle& style = *other.box->style->flex;
    const GridLine& start = grid.style.grid_flow_column ? style.row_start : style.column_start;
    const GridLine& end = grid.style.grid_flow_column ? style.row_end : style.column_end;
    const bool automatic = start.kind != GridLine::Kind::Line && end.kind != GridLine::Kind::Line;
    const GridSpan &major = other.span(grid.major_axis()), &minor = other.span(grid.minor_axis());
    const bool here =
        major.definite && minor.definite && major.start == item.span(grid.major_axis()).start;
    if (automatic && here) cursor = std::max(cursor, minor.end);
  }
  return cursor;
}

/// 8.5.2: the first free place in its row (column).
Status place_locked(GridContainer& grid, GridItem& item, GridOccupancy& taken) {
  GridSpan& minor = item.span(grid.minor_axis());
  move_to(minor, grid.style.grid_flow_dense ? 0 : row_cursor(grid, item));
  while (const GridItem* other = taken.overlapped(item))
    move_to(minor, other->span(grid.minor_axis()).end);
  int32_t& count = grid.axis(grid.minor_axis()).count;
  count = std::max(count, minor.end);
  return taken.add(item);
}

/// 8.5.4: the first free place after the cursor. Each round passes an item that is in the way, or a
/// row (column).
Status place_automatically(GridContainer& grid, GridItem& item, GridOccupancy& taken,
                           DenseCursors& cursors, int32_t& major_cursor, int32_t& minor_cursor) {
  GridSpan &minor = item.span(grid.minor_axis()), &major = item.span(grid.major_axis());
  const bool fixed_minor = minor.definite;
  const int32_t fixed_start = fixed_minor ? minor.start : -1;
  if (grid.style.grid_flow_dense) {
    const DenseCursors::Place first =
        cursors.first_place(fixed_start, minor.length(), major.length());
    major_cursor = first.major;
    minor_cursor = first.minor;
  }
  if (fixed_minor && minor.start < minor_cursor) ++major_cursor;
  if (!fixed_minor) move_to(minor, minor_cursor);
  move_to(major, major_cursor);
  const int32_t limit = grid.axis(grid.minor_axis()).count;
  for (;;) {
    WEFT_TRY(grid.context.step());
    if (!fixed_minor && minor.end > limit && minor.start > 0) {
      move_to(minor, 0);
      move_to(major, major.start + 1);
      continue;
    }
    const GridItem* other = taken.overlapped(item);
    if (!other) break;
    if (fixed_minor) move_to(major, std::max(major.start + 1, other->span(grid.major_axis()).end));
    else move_to(minor, other->span(grid.minor_axis()).end);
  }
  major_cursor = major.start;
  minor_cursor = minor.start;
  cursors.found(fixed_start, minor.length(), major.length(), {major.start, minor.start});
  // What finds no place in a subgrid comes to the first one of its last row (column).
  const GridAxis& axis = grid.axis(grid.major_axis());
  if (axis.is_inherited && !fixed_minor && major.end > axis.explicit_grid.count())
    move_to(minor, 0);
  return taken.add(item);
}

/// 7.2.3.2, auto-fit: repeated tracks without an item, and the gap at one side of them, take no
/// room.
void collapse_empty_tracks(GridContainer& grid, GridDimension dimension) {
  const GridAxis& axis = grid.axis(dimension);
  const GridTemplate& tracks =
      dimension == GridDimension::Columns ? grid.style.grid_columns : grid.style.grid_rows;
  if (tracks.auto_repeat != GridTemplate::AutoRepeat::Fit) return;
  for (int32_t index = axis.lead; index < axis.count; ++index)
    axis.tracks[static_cast<size_t>(index)].collapsed =
        axis.explicit_grid.repeats(index - axis.lead);
  for (const GridItem& item : grid.items)
    for (GridTrackState& track : grid.tracks_of(item, dimension)) track.collapsed = false;
  for (GridTrackState& track : axis.tracks)
    if (track.collapsed)
      track.minimum = track.maximum = {TrackSize::Kind::Length, Length::zero(), 0};
}

/// 7.2 and 7.6: the tracks of the template; grid-auto-columns or -rows repeat before and after
/// them.
Status make_tracks(GridContainer& grid, GridDimension dimension) {
  GridAxis& axis = grid.axis(dimension);
  if (axis.is_inherited) return Status::Ok;
  axis.tracks = grid.scratch.make_array<GridTrackState>(static_cast<size_t>(axis.count));
  if (axis.count && !axis.tracks.data()) return Status::OutOfMemory;
  const std::span<const GridTrack> automatic = dimension == GridDimension::Columns
                                                   ? grid.style.grid_auto_columns
                                                   : grid.style.grid_auto_rows;
  const int32_t defined_end = axis.lead + axis.explicit_grid.defined(),
                pattern = static_cast<int32_t>(automatic.size());
  for (int32_t index = 0; index < axis.count; ++index) {
    const bool is_defined = index >= axis.lead && index < defined_end;
    const GridTrack* known = is_defined ? axis.explicit_grid.track(index - axis.lead) : nullptr;
    if (!known && pattern) {
      const int32_t beyond = index < axis.lead ? pattern - 1 - (axis.lead - 1 - index) % pattern
                                               : (index - defined_end) % pattern;
      known = &automatic[static_cast<size_t>(beyond)];
    }
    if (!known) continue;
    GridTrackState& track = axis.tracks[static_cast<size_t>(index)];
    track.minimum = known->minimum;
    track.maximum = known->maximum;
  }
  collapse_empty_tracks(grid, dimension);
  return Status::Ok;
}

}  // namespace

Status place_items_in_grid(GridContainer& grid) {
  make_explicit_grid(grid);
  if (!grid.space.as_if_empty) WEFT_TRY(collect_items(grid));
  shift_to_implicit_grid(grid);
  // 8.5.1: items that have a place take it.
  GridOccupancy taken(grid.scratch, grid.major_axis());
  WEFT_TRY(taken.reserve(grid.items.size()));
  for (const GridItem& item : grid.items)
    if (item.spans[0].definite && item.spans[1].definite) WEFT_TRY(taken.add(item));
  // 8.5.2: items locked to a row (or column); the cursor of each row is where its last one ended.
  for (GridItem& item : grid.items) {
    if (!item.span(grid.major_axis()).definite || item.span(grid.minor_axis()).definite) continue;
    WEFT_TRY(grid.context.step());
    WEFT_TRY(place_locked(grid, item, taken));
  }
  // 8.5.4: the others.
  DenseCursors cursors;
  int32_t major = 0, minor = 0;
  for (GridItem& item : grid.items)
    if (!item.span(grid.major_axis()).definite)
      WEFT_TRY(place_automatically(grid, item, taken, cursors, major, minor));
  for (const int i : {0, 1}) {
    GridAxis& axis = grid.axes[i];
    if (axis.is_inherited) axis.count = axis.explicit_grid.count();
    for (GridItem& item : grid.items) {
      GridSpan& span = item.spans[i];
      span.start = std::min(span.start, 2 * kMaxTracks - 1);
      span.end = std::min(span.end, 2 * kMaxTracks);
      clamp_to(axis, span);
      if (axis.is_mirrored) span = {axis.count - span.end, axis.count - span.start, true};
      axis.count = std::max(axis.count, span.end);
    }
  }
  WEFT_TRY(make_tracks(grid, GridDimension::Columns));
  return make_tracks(grid, GridDimension::Rows);
}

}  // namespace weft
