// Track sizing (CSS Grid 2, chapter 11).
#include <algorithm>

#include "render/layout/grid/grid.h"
#include "render/layout/sizing.h"

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
    const Px each = room / open;
    int64_t odd = room.raw() % open;
    for (GridTrackState& track : tracks) {
      if (track.frozen) continue;
      const Px part = odd-- > 0 ? each + Px::from_raw(1) : each;
      const Px grown = min(part, max(Px(), cap(track) - track.increase));
      track.increase += grown;
      room -= grown;
      track.frozen = grown < part;
    }
  }
  return room;
}

Px unlimited(const GridTrackState&) { return Px::max(); }

/// In proportion to the flex factors; equally where they are all 0.
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

/// Grid 11.5.1 for base sizes: up to the growth limits, then beyond them.
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

/// The same for growth limits: the infinite ones grow, else all.
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

bool is_scroll_container(const Box& box) {
  const Overflow overflow = box.box_style().overflow_x;
  return overflow != Overflow::Visible && overflow != Overflow::Clip;
}

}  // namespace

Status GridLayout::size_tracks(GridDimension dimension, Px available, WidthMode mode) {
  // 11.4
  initialize(dimension, available);
  // 11.5
  WEFT_TRY(resolve_intrinsic(dimension, mode));
  // 11.6
  maximize(dimension, available, mode);
  // 11.7
  WEFT_TRY(expand_flexible(dimension, available, mode));
  // 11.8
  stretch_auto(dimension, available);
  return Status::Ok;
}

void GridLayout::initialize(GridDimension dimension, Px available) {
  const Px basis = available == kIndefinite ? Px() : available;
  for (GridTrackState& track : tracks(dimension)) {
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

bool GridLayout::takes_part(const GridItem& item, GridDimension dimension, int32_t span,
                            bool flexible) const {
  const std::span<const GridTrackState> own = tracks_of(item, dimension);
  const bool any = std::any_of(own.begin(), own.end(),
                               [](const GridTrackState& track) { return track.flexible(); });
  return flexible ? any : !any && item.span(dimension).length() == span;
}

Px GridLayout::tracks_and_gaps(std::span<const GridTrackState> tracks,
                               GridDimension dimension) const {
  int64_t shown = 0;
  for (const GridTrackState& track : tracks) shown += track.collapsed ? 0 : 1;
  return shown > 1 ? gap(dimension) * (shown - 1) : Px();
}

template <typename Affects>
Status GridLayout::grow_bases(GridDimension dimension, int32_t span, bool flexible,
                              Contribution kind, Affects affects) {
  const auto counts = [&](const GridTrackState& track) {
    return affects(track) && (!flexible || track.flexible());
  };
  for (GridTrackState& track : tracks(dimension)) track.planned = Px();
  for (GridItem& item : items_) {
    const std::span<GridTrackState> own = tracks_of(item, dimension);
    if (!takes_part(item, dimension, span, flexible) ||
        std::none_of(own.begin(), own.end(), counts))
      continue;
    WEFT_TRY_ASSIGN(Px room, contribution(item, dimension, kind));
    room -= tracks_and_gaps(own, dimension);
    for (const GridTrackState& track : own) room -= track.base;
    if (room <= Px()) continue;
    distribute_to_bases(own, room, flexible, counts);
    for (GridTrackState& track : own) track.planned = max(track.planned, track.increase);
  }
  for (GridTrackState& track : tracks(dimension)) {
    track.base += track.planned;
    track.limit = max(track.limit, track.base);
  }
  return Status::Ok;
}

template <typename Affects>
Status GridLayout::grow_limits(GridDimension dimension, int32_t span, Contribution kind,
                               Affects affects) {
  for (GridTrackState& track : tracks(dimension)) track.planned = Px::min();
  for (GridItem& item : items_) {
    const std::span<GridTrackState> own = tracks_of(item, dimension);
    if (!takes_part(item, dimension, span, false) || std::none_of(own.begin(), own.end(), affects))
      continue;
    WEFT_TRY_ASSIGN(Px room, contribution(item, dimension, kind));
    room -= tracks_and_gaps(own, dimension);
    for (const GridTrackState& track : own) room -= limit_or_base(track);
    distribute_to_limits(own, max(room, Px()), affects);
    for (GridTrackState& track : own)
      if (affects(track)) track.planned = max(track.planned, track.increase);
  }
  for (GridTrackState& track : tracks(dimension)) {
    if (track.planned == Px::min()) continue;
    track.grows_infinitely = kind == Contribution::MinContent && track.limit == Px::max();
    const Px before = limit_or_base(track);
    track.limit = before + track.planned;
    if (track.most_kind != Kind::FitContent) continue;
    const Px basis = dimension == GridDimension::Columns ? content_.width : content_.height;
    track.limit = max(
        track.base, min(track.limit, max(before, track.maximum.length.resolve(max(basis, Px())))));
  }
  return Status::Ok;
}

/// 11.5, steps 3 and 4, for the items that span that many tracks, or those that span flexible ones.
Status GridLayout::grow_for_items(GridDimension dimension, int32_t span, bool flexible,
                                  WidthMode mode) {
  const Contribution least =
      mode == WidthMode::MinContent ? Contribution::MinContent : Contribution::Minimum;
  WEFT_TRY(grow_bases(dimension, span, flexible, least,
                      [](const GridTrackState& track) { return track.intrinsic_least(); }));
  WEFT_TRY(grow_bases(
      dimension, span, flexible, Contribution::MinContent, [](const GridTrackState& track) {
        return track.least_kind == Kind::MinContent || track.least_kind == Kind::MaxContent;
      }));
  WEFT_TRY(grow_bases(
      dimension, span, flexible, Contribution::MaxContent, [](const GridTrackState& track) {
        return track.least_kind ==
               Kind::MaxContent;  // not of auto: 11.6 lets those grow to their limits
      }));
  if (flexible) return Status::Ok;
  WEFT_TRY(grow_limits(dimension, span, Contribution::MinContent,
                       [](const GridTrackState& track) { return track.intrinsic_most(); }));
  return grow_limits(dimension, span, Contribution::MaxContent, [](const GridTrackState& track) {
    return track.intrinsic_most() && track.most_kind != Kind::MinContent;
  });
}

Status GridLayout::resolve_intrinsic(GridDimension dimension, WidthMode mode) {
  int32_t widest = 1;
  for (const GridItem& item : items_) widest = std::max(widest, item.span(dimension).length());
  for (int32_t span = 1, next = 0; span <= widest; span = next) {
    WEFT_TRY(grow_for_items(dimension, span, false, mode));
    next = widest + 1;
    for (const GridItem& item : items_)
      if (item.span(dimension).length() > span)
        next = std::min(next, item.span(dimension).length());
  }
  WEFT_TRY(grow_for_items(dimension, 0, true, mode));
  for (GridTrackState& track : tracks(dimension))
    if (track.limit == Px::max()) track.limit = track.base;
  return Status::Ok;
}

void GridLayout::maximize(GridDimension dimension, Px available, WidthMode mode) {
  if (available == kIndefinite && mode == WidthMode::MinContent) return;
  const std::span<GridTrackState> all = tracks(dimension);
  const Px room = available == kIndefinite ? Px::max() : available - total(dimension);
  for (GridTrackState& track : all) {
    track.increase = Px();
    track.frozen = false;
    if (available == kIndefinite) track.increase = track.limit - track.base;
  }
  if (available != kIndefinite)
    share_equally(all, room, [](const GridTrackState& track) { return track.limit - track.base; });
  for (GridTrackState& track : all) track.base += track.increase;
}

/// 11.7.1: the size of an fr that fills `room`.
double GridLayout::fraction_size(std::span<const GridTrackState> tracks, Px room) const {
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

Status GridLayout::expand_flexible(GridDimension dimension, Px available, WidthMode mode) {
  const std::span<GridTrackState> all = tracks(dimension);
  if (available == kIndefinite && mode == WidthMode::MinContent) return Status::Ok;
  if (std::none_of(all.begin(), all.end(),
                   [](const GridTrackState& track) { return track.flexible(); }))
    return Status::Ok;
  double size = 0;
  if (available != kIndefinite) {
    size = fraction_size(all, available - tracks_and_gaps(all, dimension));
  } else {
    for (const GridTrackState& track : all)
      if (track.flexible()) size = std::max(size, track.base.raw() / std::max(track.factor(), 1.0));
    for (GridItem& item : items_) {
      if (!takes_part(item, dimension, 0, true)) continue;
      WEFT_TRY_ASSIGN(const Px most, contribution(item, dimension, Contribution::MaxContent));
      size = std::max(size,
                      fraction_size(tracks_of(item, dimension),
                                    most - tracks_and_gaps(tracks_of(item, dimension), dimension)));
    }
  }
  for (GridTrackState& track : all)
    if (track.flexible()) track.base = max(track.base, Px::from_double(size * track.factor() / 64));
  return Status::Ok;
}

void GridLayout::stretch_auto(GridDimension dimension, Px available) {
  const Alignment value =
      dimension == GridDimension::Columns ? style_.justify_content : style_.align_content;
  if (available == kIndefinite || (value != Alignment::Normal && value != Alignment::Stretch))
    return;
  const std::span<GridTrackState> all = tracks(dimension);
  for (GridTrackState& track : all) {
    track.increase = Px();
    track.frozen = track.most_kind != Kind::Auto || track.collapsed;
  }
  share_equally(all, available - total(dimension), unlimited);
  for (GridTrackState& track : all) track.base += track.increase;
}

/// 6.6: whether the automatic minimum size of `item` is by its contents.
bool GridLayout::has_content_minimum(const GridItem& item, GridDimension dimension) const {
  if (is_scroll_container(*item.box)) return false;
  const std::span<const GridTrackState> own = tracks_of(item, dimension);
  const auto automatic = [](const GridTrackState& track) { return track.least_kind == Kind::Auto; };
  const auto flexible = [](const GridTrackState& track) { return track.flexible(); };
  return std::any_of(own.begin(), own.end(), automatic) &&
         (own.size() == 1 || std::none_of(own.begin(), own.end(), flexible));
}

/// The sum of the spanned tracks' limits when all are fixed.
Px GridLayout::fixed_limit(const GridItem& item, GridDimension dimension) const {
  Px sum = tracks_and_gaps(tracks_of(item, dimension), dimension);
  for (const GridTrackState& track : tracks_of(item, dimension)) {
    if (track.most_kind != Kind::Length) return Px::max();
    sum += track.limit;
  }
  return sum;
}

Result<Px> GridLayout::contribution(GridItem& item, GridDimension dimension, Contribution kind) {
  return dimension == GridDimension::Columns ? width_contribution(item, kind)
                                             : height_contribution(item, kind);
}

bool GridLayout::width_depends_on_rows(const GridItem& item) const {
  const Alignment align = item.align[1];
  const bool stretched =
      align == Alignment::Normal || align == Alignment::Auto || align == Alignment::Stretch;
  return stretched && has_ratio(*item.box) && may_stretch(item, GridDimension::Rows) &&
         item.box->box_style().width.is_auto();
}

/// The intrinsic widths; once the rows are known those that follow from the height by the
/// aspect-ratio.
Result<IntrinsicWidths> GridLayout::item_widths(GridItem& item) {
  Box& box = *item.box;
  if (!rows_known_ || !width_depends_on_rows(item)) return intrinsic_widths(context_, box);
  Space space;
  space.containing_width = kIndefinite;
  space.width_mode = WidthMode::MaxContent;
  space.containing_height = area_size(item, GridDimension::Rows);
  const Px height = clamped_height(
      box, max(Px(), space.containing_height - used_margin(box, kIndefinite).vertical()), space);
  WEFT_TRY_ASSIGN(const Px width,
                  clamped_width(context_, box, width_from_ratio(box, height, kIndefinite), space));
  return IntrinsicWidths{width, width};
}

Result<Px> GridLayout::width_contribution(GridItem& item, Contribution kind) {
  Box& box = *item.box;
  const BoxStyle& style = box.box_style();
  const Px margins = used_margin(box, kIndefinite).horizontal();
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, item_widths(item));
  if (kind == Contribution::MaxContent) return widths.max_content + margins;
  const bool automatic =
      kind == Contribution::Minimum && (style.width.is_auto() || style.width.has_percent());
  if (!automatic) return widths.min_content + margins;
  const Px edges = (border_widths(box) + used_padding(box, kIndefinite)).horizontal();
  if (!style.min_width.is_auto()) {
    Space space;
    space.containing_width = kIndefinite;
    WEFT_TRY_ASSIGN(const Px least, definite_width(context_, box, style.min_width, space));
    return max(least, edges) + margins;
  }
  if (!has_content_minimum(item, GridDimension::Columns)) return edges + margins;
  return min(widths.min_content + margins,
             max(fixed_limit(item, GridDimension::Columns), edges + margins));
}

Result<Px> GridLayout::height_contribution(GridItem& item, Contribution kind) {
  Box& box = *item.box;
  WEFT_TRY_ASSIGN(const Space space, item_space(item, kIndefinite));
  const Edges margin = used_margin(box, space.containing_width);
  const Px around = margin.vertical() + item.shim;
  const Px edges = (border_widths(box) + used_padding(box, space.containing_width)).vertical();
  const BoxStyle& style = box.box_style();
  const bool automatic =
      kind == Contribution::Minimum && (style.height.is_auto() || style.height.has_percent());
  if (automatic && style.min_height.is_auto() && !has_content_minimum(item, GridDimension::Rows))
    return edges + around;
  if (automatic && !style.min_height.is_auto())
    return max(definite_height(box, style.min_height, space), edges) + around;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, box, space, Pass::Measure));
  const Px height = extent.size.height + around;
  return automatic ? min(height, max(fixed_limit(item, GridDimension::Rows), edges + around))
                   : height;
}

}  // namespace weft
