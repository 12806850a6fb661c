#include "render/layout/grid/grid_tracks.h"

#include <algorithm>

#include "render/layout/grid/grid_contributions.h"
#include "render/layout/grid/subgrids.h"

namespace weft {

namespace {

using Kind = TrackSize::Kind;

Kind kind_of(const TrackSize& size, Px available) {
  const bool unknown = available == kIndefinite && size.length.has_percent();
  if (size.kind == Kind::Length && (unknown || !size.length.is_size())) return Kind::Auto;
  return size.kind == Kind::FitContent && unknown ? Kind::MaxContent : size.kind;
}

/// Shares `room` equally among the tracks that are not frozen, up to what `cap` lets each grow;
/// returns the rest.
template <typename Cap>
Px share_equally(std::span<GridTrackState> tracks, Px room, Cap cap) {
  while (room > Px()) {
    int64_t open = 0;
    for (const GridTrackState& track : tracks) open += track.frozen ? 0 : 1;
    if (!open) break;
    Px rest = room;  // what does not divide goes to the last ones
    for (GridTrackState& track : tracks) {
      if (track.frozen) continue;
      const Px part = rest / open--;
      rest -= part;
      const Px grown = min(part, max(Px(), cap(track) - track.increase));
      track.increase += grown;
      room -= grown;
      track.frozen = grown < part;
    }
  }
  return room;
}

Px unlimited(const GridTrackState&) { return Px::max(); }

/// Shares `room` in proportion to the flex factors; equally where they are all 0.
void share_by_factor(std::span<GridTrackState> tracks, Px room) {
  double total = 0;
  for (const GridTrackState& track : tracks) total += track.frozen ? 0 : track.factor();
  if (total <= 0) {
    share_equally(tracks, room, unlimited);
    return;
  }
  for (GridTrackState& track : tracks)
    if (!track.frozen)
      track.increase += Px::from_raw(static_cast<int64_t>(room.raw() * (track.factor() / total)));
}

/// 11.5.1 for base sizes: up to the growth limits, then beyond them.
template <typename Affects>
void distribute_to_bases(std::span<GridTrackState> tracks, Px room, bool flexible,
                         Affects affects) {
  const auto start = [&](auto chosen) {
    for (GridTrackState& track : tracks) track.frozen = !(affects(track) && chosen(track));
  };
  for (GridTrackState& track : tracks) track.increase = Px();
  start([](const GridTrackState&) { return true; });
  if (flexible) return share_by_factor(tracks, room);
  room = share_equally(tracks, room, [](const GridTrackState& track) {
    return track.limit == Px::max() ? Px::max() : track.limit - track.base;
  });
  if (room <= Px()) return;
  const bool any = std::any_of(tracks.begin(), tracks.end(), [&](const GridTrackState& track) {
    return affects(track) && track.intrinsic_most();
  });
  start([&](const GridTrackState& track) { return !any || track.intrinsic_most(); });
  share_equally(tracks, room, unlimited);
}

Px limit_or_base(const GridTrackState& track) {
  return track.limit == Px::max() ? track.base : track.limit;
}

/// 11.5.1 for growth limits: the infinite ones grow, else all.
template <typename Affects>
void distribute_to_limits(std::span<GridTrackState> tracks, Px room, Affects affects) {
  const auto grows = [](const GridTrackState& track) {
    return track.limit == Px::max() || track.grows_infinitely;
  };
  const bool any = std::any_of(tracks.begin(), tracks.end(), [&](const GridTrackState& track) {
    return affects(track) && grows(track);
  });
  for (GridTrackState& track : tracks) {
    track.increase = Px();
    track.frozen = !affects(track) || (any && !grows(track));
  }
  share_equally(tracks, room, unlimited);
}

/// One run of the algorithm.
struct Sizing {
  GridContainer& grid;
  GridDimension dimension;
  Px available;
  WidthMode mode;
  GridAxis& axis() const { return grid.axis(dimension); }
  std::span<GridTrackState> tracks() const { return axis().tracks; }
  std::span<const TrackContributor> contributors() const { return grid.contributors.span(); }
  std::span<GridTrackState> tracks_of(const TrackContributor& asking) const {
    return axis().tracks_in(asking.span);
  }
  /// The size that is asked for, without the gaps between the tracks.
  Result<Px> asked_for(const TrackContributor& asking, GridContribution kind) const {
    if (!asking.item) return asking.around;
    WEFT_TRY_ASSIGN(const Px size, contribution(*asking.item, dimension, kind));
    return size + asking.around - gaps_between(tracks_of(asking), axis().gap);
  }
};

/// The items that 11.5 looks at together: those that span `length` tracks, none of them flexible,
/// or (step 4) all that span a flexible one.
struct ItemGroup {
  int32_t length;
  bool flexible;
  bool has(const TrackContributor& item, const Sizing& sizing) const {
    if (!flexible && item.span.length() != length) return false;
    const std::span<const GridTrackState> own = sizing.tracks_of(item);
    return flexible == std::any_of(own.begin(), own.end(),
                                   [](const GridTrackState& track) { return track.flexible(); });
  }
};

/// 11.5.1: the base sizes of the tracks that `affects` chooses grow to hold the contributions of
/// the group.
template <typename Affects>
Status grow_bases(const Sizing& sizing, ItemGroup group, GridContribution kind, Affects affects) {
  const auto counts = [&](const GridTrackState& track) {
    return affects(track) && (!group.flexible || track.flexible());
  };
  for (GridTrackState& track : sizing.tracks()) track.planned = Px();
  for (const TrackContributor& item : sizing.contributors()) {
    const std::span<GridTrackState> own = sizing.tracks_of(item);
    if (!group.has(item, sizing) || std::none_of(own.begin(), own.end(), counts)) continue;
    WEFT_TRY_ASSIGN(Px room, sizing.asked_for(item, kind));
    for (const GridTrackState& track : own) room -= track.base;
    if (room <= Px()) continue;
    distribute_to_bases(own, room, group.flexible, counts);
    for (GridTrackState& track : own) track.planned = max(track.planned, track.increase);
  }
  for (GridTrackState& track : sizing.tracks()) {
    track.base += track.planned;
    track.limit = max(track.limit, track.base);
  }
  return Status::Ok;
}

/// 11.5.1 for growth limits; those of fit-content() stay within its argument.
template <typename Affects>
Status grow_limits(const Sizing& sizing, ItemGroup group, GridContribution kind, Affects affects) {
  for (GridTrackState& track : sizing.tracks()) track.planned = Px::min();
  for (const TrackContributor& item : sizing.contributors()) {
    const std::span<GridTrackState> own = sizing.tracks_of(item);
    if (!group.has(item, sizing) || std::none_of(own.begin(), own.end(), affects)) continue;
    WEFT_TRY_ASSIGN(Px room, sizing.asked_for(item, kind));
    for (const GridTrackState& track : own) room -= limit_or_base(track);
    distribute_to_limits(own, max(room, Px()), affects);
    for (GridTrackState& track : own)
      if (affects(track)) track.planned = max(track.planned, track.increase);
  }
  for (GridTrackState& track : sizing.tracks()) {
    if (track.planned == Px::min()) continue;
    track.grows_infinitely = kind == GridContribution::MinContent && track.limit == Px::max();
    const Px before = limit_or_base(track);
    track.limit = before + track.planned;
    if (track.most_kind != Kind::FitContent) continue;
    const Size content = sizing.grid.content;
    const Px basis = sizing.dimension == GridDimension::Columns ? content.width : content.height;
    track.limit = max(
        track.base, min(track.limit, max(before, track.maximum.length.resolve(max(basis, Px())))));
  }
  return Status::Ok;
}

/// 11.5, steps 2 to 4, for the items of one group.
Status grow_for_items(const Sizing& sizing, ItemGroup group) {
  using Track = GridTrackState;
  constexpr size_t kTracksPerStep = 64;
  const size_t looked_at = sizing.tracks().size() + sizing.contributors().size();
  WEFT_TRY(sizing.grid.context.step(static_cast<uint32_t>(1 + looked_at / kTracksPerStep)));
  // Step 3.1: intrinsic minimums; as in Chromium also where the least width is asked for.
  WEFT_TRY(grow_bases(sizing, group, GridContribution::Minimum,
                      [](const Track& track) { return track.intrinsic_least(); }));
  // Step 3.2: content-based minimums.
  WEFT_TRY(grow_bases(sizing, group, GridContribution::MinContent, [](const Track& track) {
    return track.least_kind == Kind::MinContent || track.least_kind == Kind::MaxContent;
  }));
  // Step 3.3: max-content minimums; not of auto: 11.6 lets those grow to their limits.
  WEFT_TRY(grow_bases(sizing, group, GridContribution::MaxContent,
                      [](const Track& track) { return track.least_kind == Kind::MaxContent; }));
  if (group.flexible) return Status::Ok;
  // Step 3.5: intrinsic maximums.
  WEFT_TRY(grow_limits(sizing, group, GridContribution::MinContent,
                       [](const Track& track) { return track.intrinsic_most(); }));
  // Step 3.6: max-content maximums.
  return grow_limits(sizing, group, GridContribution::MaxContent, [](const Track& track) {
    return track.intrinsic_most() && track.most_kind != Kind::MinContent;
  });
}

/// 11.5: the shortest spans first, at the end those with flexible tracks.
Status resolve_intrinsic(const Sizing& sizing) {
  int32_t widest = 1;
  for (const TrackContributor& item : sizing.contributors())
    widest = std::max(widest, item.span.length());
  for (int32_t span = 1, next = 0; span <= widest; span = next) {
    WEFT_TRY(grow_for_items(sizing, {span, false}));
    next = widest + 1;
    for (const TrackContributor& item : sizing.contributors())
      if (item.span.length() > span) next = std::min(next, item.span.length());
  }
  WEFT_TRY(grow_for_items(sizing, {0, true}));
  // Step 5.
  for (GridTrackState& track : sizing.tracks())
    if (track.limit == Px::max()) track.limit = track.base;
  return Status::Ok;
}

/// 11.7: flexible tracks grow to the size of an fr.
Status expand_flexible(const Sizing& sizing) {
  const std::span<GridTrackState> all = sizing.tracks();
  const bool known = sizing.available != kIndefinite;
  if (!known && sizing.mode == WidthMode::MinContent) return Status::Ok;
  if (std::none_of(all.begin(), all.end(),
                   [](const GridTrackState& track) { return track.flexible(); }))
    return Status::Ok;
  double size = 0;
  if (known) {
    size = fraction_size(all, sizing.available - gaps_between(all, sizing.axis().gap));
  } else {
    for (const GridTrackState& track : all)
      if (track.flexible()) size = std::max(size, track.base.raw() / std::max(track.factor(), 1.0));
    for (const TrackContributor& item : sizing.contributors()) {
      if (!ItemGroup{0, true}.has(item, sizing)) continue;
      WEFT_TRY_ASSIGN(const Px most, sizing.asked_for(item, GridContribution::MaxContent));
      size = std::max(size, fraction_size(sizing.tracks_of(item), most));
    }
  }
  // Like in Chromium, which counts in floats here, what rounding leaves of a track goes to the
  // next.
  const auto fraction = static_cast<float>(size);
  constexpr float kMost = 1u << 31;
  float left = 0;
  for (GridTrackState& track : all) {
    if (!track.flexible()) continue;
    const float share = std::min(fraction * static_cast<float>(track.factor()) + left, kMost);
    const Px base = Px::from_raw(static_cast<int64_t>(share));
    if (base < track.base) continue;
    track.base = base;
    left = share - static_cast<float>(base.raw());
  }
  return Status::Ok;
}

}  // namespace

Status size_tracks(GridContainer& grid, GridDimension dimension, Px available, WidthMode mode) {
  const Sizing sizing{grid, dimension, available, mode};
  const bool columns = dimension == GridDimension::Columns;
  WEFT_TRY(collect_contributors(grid, dimension));
  // 11.4: initialize track sizes.
  initialize_track_sizes(sizing.tracks(), available);
  // 11.5: resolve intrinsic track sizes.
  WEFT_TRY(resolve_intrinsic(sizing));
  // 11.6: maximize tracks.
  maximize_tracks(sizing.axis(), available, mode);
  // 11.7: expand flexible tracks.
  WEFT_TRY(expand_flexible(sizing));
  // 11.8: stretch auto tracks.
  const Alignment value = columns ? grid.style.justify_content : grid.style.align_content;
  const bool stretches = value == Alignment::Normal || value == Alignment::Stretch;
  if (stretches && available != kIndefinite) stretch_auto_tracks(sizing.axis(), available);
  return Status::Ok;
}

void initialize_track_sizes(std::span<GridTrackState> tracks, Px available) {
  const Px basis = available == kIndefinite ? Px() : available;
  for (GridTrackState& track : tracks) {
    track.least_kind = kind_of(track.minimum, available);
    track.most_kind = kind_of(track.maximum, available);
    track.base =
        track.least_kind == Kind::Length ? max(Px(), track.minimum.length.resolve(basis)) : Px();
    track.limit = track.most_kind == Kind::Length
                      ? max(track.base, track.maximum.length.resolve(basis))
                      : Px::max();
    track.grows_infinitely = false;
  }
}

void maximize_tracks(GridAxis& axis, Px available, WidthMode mode) {
  if (available == kIndefinite && mode == WidthMode::MinContent) return;
  const std::span<GridTrackState> all = axis.tracks;
  const Px room = available == kIndefinite ? Px::max() : available - axis.total_size();
  for (GridTrackState& track : all) {
    track.increase = Px();
    track.frozen = false;
    if (available == kIndefinite) track.increase = track.limit - track.base;
  }
  if (available != kIndefinite)
    share_equally(all, room, [](const GridTrackState& track) { return track.limit - track.base; });
  for (GridTrackState& track : all) track.base += track.increase;
}

double fraction_size(std::span<const GridTrackState> tracks, Px room) {
  // A track whose base size is more than its share counts as inflexible; each round excludes more
  // of them.
  double size = 0;
  for (size_t round = 0; round <= tracks.size(); ++round) {
    double left = room.raw(), factors = 0;
    bool excludes = false;
    for (const GridTrackState& track : tracks) {
      const bool inflexible =
          !track.flexible() || (round && track.base.raw() > size * track.factor());
      if (inflexible) left -= track.base.raw();
      else factors += track.factor();
    }
    const double next = std::max(0.0, left) / std::max(factors, 1.0);
    for (const GridTrackState& track : tracks)
      excludes = excludes || (track.flexible() && track.base.raw() > next * track.factor() &&
                              !(round && track.base.raw() > size * track.factor()));
    size = next;
    if (!excludes) break;
  }
  return size;
}

void stretch_auto_tracks(GridAxis& axis, Px available) {
  for (GridTrackState& track : axis.tracks) {
    track.increase = Px();
    track.frozen = track.most_kind != Kind::Auto || track.collapsed;
  }
  share_equally(axis.tracks, available - axis.total_size(), unlimited);
  for (GridTrackState& track : axis.tracks) track.base += track.increase;
}

}  // namespace weft
