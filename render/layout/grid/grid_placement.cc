// Which tracks a grid item covers (CSS Grid 2, 8.5), and the tracks of the implicit grid (7.5).
#include <algorithm>

#include "render/layout/grid/grid.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr int32_t kMaxTracks = 2000;

int at(GridDimension dimension) { return static_cast<int>(dimension); }

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

}  // namespace

GridDimension GridLayout::minor_axis() const {
  return style_.grid_flow_column ? GridDimension::Rows : GridDimension::Columns;
}
GridDimension GridLayout::major_axis() const {
  return style_.grid_flow_column ? GridDimension::Columns : GridDimension::Rows;
}

/// 7.2.3.2: as many repetitions as fit into `size`, or as few as fill `least`.
int32_t GridLayout::repetitions(const GridTemplate& tracks, Px size, Px least, Px gap) const {
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
  return std::clamp(whole + int32_t{rounds_up}, 1,
                    kMaxTracks / std::max<int32_t>(1, tracks.auto_repeat_count) / 2);
}

void GridLayout::make_explicit_grid() {
  const BoxStyle& style = box_.box_style();
  Px height = content_.height, least = definite_height(box_, style.min_height, space_);
  if (height == kIndefinite) {
    const Px most = definite_height(box_, style.max_height, space_);
    if (most != kIndefinite) height = max(Px(), most - edges_.vertical());
  }
  if (least != kIndefinite) least = max(Px(), least - edges_.vertical());
  const int32_t columns = repetitions(style_.grid_columns, content_.width, kIndefinite, gaps_[0]);
  const int32_t rows = repetitions(style_.grid_rows, height, least, gaps_[1]);
  explicit_[0] =
      ExplicitAxis(style_.grid_columns, style_.grid_areas, GridDimension::Columns, columns);
  explicit_[1] = ExplicitAxis(style_.grid_rows, style_.grid_areas, GridDimension::Rows, rows);
}

Status GridLayout::collect_items() {
  for (Box* child = box_.first_child; child; child = child->next_sibling) {
    if (child->out_of_flow) continue;
    const FlexStyle& style = *child->style->flex;
    GridItem item{};
    item.box = child;
    item.spans[0] = explicit_[0].resolve(style.column_start, style.column_end);
    item.spans[1] = explicit_[1].resolve(style.row_start, style.row_end);
    item.align[0] =
        style.justify_self == Alignment::Auto ? style_.justify_items : style.justify_self;
    item.align[1] = style.align_self == Alignment::Auto ? style_.align_items : style.align_self;
    WEFT_TRY(items_.push(item));
  }
  return Status::Ok;
}

/// Makes the first line of the implicit grid line 0, and counts the tracks that are known by now.
void GridLayout::shift_to_implicit_grid() {
  for (const int i : {0, 1}) {
    lead_[i] = 0;
    for (const GridItem& item : items_)
      if (item.spans[i].definite) lead_[i] = std::max(lead_[i], -item.spans[i].start);
    counts_[i] = lead_[i] + explicit_[i].count();
    for (GridItem& item : items_) {
      if (item.spans[i].definite) move_to(item.spans[i], item.spans[i].start + lead_[i]);
      counts_[i] = std::max(counts_[i], item.spans[i].end);
    }
  }
}

/// Where the last item ended that 8.5.1 put into the same row (column).
int32_t GridLayout::row_cursor(const GridItem& item) const {
  int32_t cursor = 0;
  for (const GridItem& other : items_) {
    if (&other == &item) break;
    const FlexStyle& style = *other.box->style->flex;
    const GridLine& start = style_.grid_flow_column ? style.row_start : style.column_start;
    const GridLine& end = style_.grid_flow_column ? style.row_end : style.column_end;
    const bool automatic = start.kind != GridLine::Kind::Line && end.kind != GridLine::Kind::Line;
    const GridSpan &major = other.span(major_axis()), &minor = other.span(minor_axis());
    const bool here =
        major.definite && minor.definite && major.start == item.span(major_axis()).start;
    if (automatic && here) cursor = std::max(cursor, minor.end);
  }
  return cursor;
}

/// 8.5.1: the first free place in its row (column).
Status GridLayout::place_locked(GridItem& item, GridOccupancy& taken) {
  GridSpan& minor = item.span(minor_axis());
  move_to(minor, style_.grid_flow_dense ? 0 : row_cursor(item));
  while (const GridItem* other = taken.overlapped(item))
    move_to(minor, other->span(minor_axis()).end);
  counts_[at(minor_axis())] = std::max(counts_[at(minor_axis())], minor.end);
  return taken.add(item);
}

/// 8.5.4: the first free place after the cursor. Each round passes an item that is in the way, or a
/// row (column).
Status GridLayout::place_automatically(GridItem& item, GridOccupancy& taken, DenseCursors& cursors,
                                       int32_t& major_cursor, int32_t& minor_cursor) {
  GridSpan &minor = item.span(minor_axis()), &major = item.span(major_axis());
  const bool fixed_minor = minor.definite;
  const int32_t fixed_start = fixed_minor ? minor.start : -1;
  if (style_.grid_flow_dense) {
    const DenseCursors::Place first =
        cursors.first_place(fixed_start, minor.length(), major.length());
    major_cursor = first.major;
    minor_cursor = first.minor;
  }
  if (fixed_minor && minor.start < minor_cursor) ++major_cursor;
  if (!fixed_minor) move_to(minor, minor_cursor);
  move_to(major, major_cursor);
  const int32_t limit = counts_[at(minor_axis())];
  for (;;) {
    WEFT_TRY(context_.step());
    if (!fixed_minor && minor.end > limit && minor.start > 0) {
      move_to(minor, 0);
      move_to(major, major.start + 1);
      continue;
    }
    const GridItem* other = taken.overlapped(item);
    if (!other) break;
    if (fixed_minor) move_to(major, std::max(major.start + 1, other->span(major_axis()).end));
    else move_to(minor, other->span(minor_axis()).end);
  }
  major_cursor = major.start;
  minor_cursor = minor.start;
  cursors.found(fixed_start, minor.length(), major.length(), {major.start, minor.start});
  return taken.add(item);
}

Status GridLayout::place_items_in_grid() {
  make_explicit_grid();
  WEFT_TRY(collect_items());
  shift_to_implicit_grid();
  GridOccupancy taken(scratch_, major_axis());
  WEFT_TRY(taken.reserve(items_.size()));
  for (const GridItem& item : items_)
    if (item.spans[0].definite && item.spans[1].definite) WEFT_TRY(taken.add(item));
  // 8.5.1: items locked to a row (or column); the cursor of each row is where its last one ended.
  for (GridItem& item : items_) {
    if (!item.span(major_axis()).definite || item.span(minor_axis()).definite) continue;
    WEFT_TRY(context_.step());
    WEFT_TRY(place_locked(item, taken));
  }
  // 8.5.4: the others.
  DenseCursors cursors;
  int32_t major = 0, minor = 0;
  for (GridItem& item : items_)
    if (!item.span(major_axis()).definite)
      WEFT_TRY(place_automatically(item, taken, cursors, major, minor));
  for (const int i : {0, 1})
    for (GridItem& item : items_) {
      GridSpan& span = item.spans[i];
      span.start = std::min(span.start, 2 * kMaxTracks - 1);
      span.end = std::min(span.end, 2 * kMaxTracks);
      counts_[i] = std::max(counts_[i], span.end);
    }
  WEFT_TRY(make_tracks(GridDimension::Columns));
  return make_tracks(GridDimension::Rows);
}

Status GridLayout::make_tracks(GridDimension dimension) {
  const int i = at(dimension);
  tracks_[i] = scratch_.make_array<GridTrackState>(static_cast<size_t>(counts_[i]));
  if (counts_[i] && !tracks_[i].data()) return Status::OutOfMemory;
  const std::span<const GridTrack> automatic =
      dimension == GridDimension::Columns ? style_.grid_auto_columns : style_.grid_auto_rows;
  const int32_t explicit_end = lead_[i] + explicit_[i].count(),
                pattern = static_cast<int32_t>(automatic.size());
  for (int32_t index = 0; index < counts_[i]; ++index) {
    GridTrackState& track = tracks_[i][static_cast<size_t>(index)];
    const GridTrack* known =
        index >= lead_[i] && index < explicit_end ? explicit_[i].track(index - lead_[i]) : nullptr;
    if (!known && pattern) {
      const int32_t beyond = index < lead_[i] ? pattern - 1 - (lead_[i] - 1 - index) % pattern
                                              : std::max(index - explicit_end, 0) % pattern;
      known = &automatic[static_cast<size_t>(beyond)];
    }
    if (!known) continue;
    track.minimum = known->minimum;
    track.maximum = known->maximum;
  }
  collapse_empty_tracks(dimension);
  return Status::Ok;
}

/// auto-fit: repeated tracks without an item, and the gap at one side of them, take no room.
void GridLayout::collapse_empty_tracks(GridDimension dimension) {
  const int i = at(dimension);
  const GridTemplate& tracks =
      dimension == GridDimension::Columns ? style_.grid_columns : style_.grid_rows;
  if (tracks.auto_repeat != GridTemplate::AutoRepeat::Fit) return;
  for (int32_t index = lead_[i]; index < counts_[i]; ++index) {
    GridTrackState& track = tracks_[i][static_cast<size_t>(index)];
    track.collapsed = explicit_[i].repeats(index - lead_[i]) &&
                      std::none_of(items_.begin(), items_.end(), [&](const GridItem& item) {
                        return item.spans[i].start <= index && index < item.spans[i].end;
                      });
    if (track.collapsed)
      track.minimum = track.maximum = {TrackSize::Kind::Length, Length::zero(), 0};
  }
}

}  // namespace weft
