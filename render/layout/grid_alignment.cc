// Where tracks and grid items lie (CSS Grid 2, chapter 10; CSS Box Alignment 3).
#include "render/layout/grid.h"
#include "render/layout/sizing.h"

namespace weft {

void GridLayout::place_tracks(GridDimension dimension, Px available) {
  const bool columns = dimension == GridDimension::Columns;
  const bool reversed = columns && is_right_to_left(box_);
  size_t shown = 0;
  for (const GridTrackState& track : tracks(dimension)) shown += track.collapsed ? 0 : 1;
  const Px free = available - total(dimension);
  Alignment value = with_fallback(columns ? style_.justify_content : style_.align_content, free, shown);
  if (value == Alignment::End || (columns && value == (reversed ? Alignment::Left : Alignment::Right))) value = Alignment::FlexEnd;
  const Distribution distribution = distribute(value, free, shown);
  Px at = distribution.before;
  for (GridTrackState& track : tracks(dimension)) {
    track.offset = at;
    if (!track.collapsed) at += track.base + gap(dimension) + distribution.between;
  }
}

Px GridLayout::area_start(const GridItem& item, GridDimension dimension) const {
  return tracks_of(item, dimension).front().offset;
}

Px GridLayout::area_size(const GridItem& item, GridDimension dimension) const {
  const std::span<const GridTrackState> own = tracks_of(item, dimension);
  return own.back().offset + own.back().base - own.front().offset;
}

bool GridLayout::stretches(const GridItem& item, GridDimension dimension) const {
  const bool columns = dimension == GridDimension::Columns;
  const BoxStyle& style = item.box->box_style();
  const Alignment align = item.align[static_cast<int>(dimension)];
  const bool normal = align == Alignment::Normal || align == Alignment::Auto;
  if (!normal && align != Alignment::Stretch) return false;
  if (columns ? style.margin_left.is_auto() || style.margin_right.is_auto() : style.margin_top.is_auto() || style.margin_bottom.is_auto()) return false;
  if (normal && (item.box->kind == BoxKind::Replaced || has_ratio(*item.box))) return false;
  return columns ? style.width.is_auto() : style.height.is_auto();
}

/// What `item` gets in its area; `height` of the area may be kIndefinite.
Result<Space> GridLayout::item_space(GridItem& item, Px height) {
  Space space;
  space.containing_width = area_size(item, GridDimension::Columns);
  space.containing_height = height;
  space.shrink_to_fit = true;
  const Edges margin = used_margin(*item.box, space.containing_width);
  if (stretches(item, GridDimension::Columns)) {
    WEFT_TRY_ASSIGN(space.imposed_width, clamped_width(context_, *item.box, max(Px(), space.containing_width - margin.horizontal()), space));
  }
  if (height != kIndefinite && stretches(item, GridDimension::Rows))
    space.imposed_height = clamped_height(*item.box, max(Px(), height - margin.vertical()), space);
  return space;
}

Status GridLayout::find_baselines() {
  for (GridItem& item : items_) {
    const BoxStyle& style = item.box->box_style();
    item.aligns_baseline = item.align[1] == Alignment::Baseline && !style.margin_top.is_auto() && !style.margin_bottom.is_auto();
    if (!item.aligns_baseline) continue;
    WEFT_TRY_ASSIGN(const Space space, item_space(item, kIndefinite));
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Measure));
    const Px own = extent.first_baseline == kIndefinite ? extent.size.height : extent.first_baseline;
    item.baseline = own + used_margin(*item.box, space.containing_width).top;
  }
  for (GridItem& item : items_) {
    if (!item.aligns_baseline) continue;
    Px deepest = item.baseline;
    for (const GridItem& other : items_)
      if (other.aligns_baseline && other.spans[1].start == item.spans[1].start) deepest = max(deepest, other.baseline);
    item.shim = deepest - item.baseline;
  }
  return Status::Ok;
}

Spot GridLayout::self_spot(const Box& child, Alignment value, GridDimension dimension) const {
  const bool columns = dimension == GridDimension::Columns, reversed = columns && is_right_to_left(box_);
  const bool turned = columns && is_right_to_left(child) != is_right_to_left(box_);
  switch (value) {
    case Alignment::End: case Alignment::FlexEnd: case Alignment::LastBaseline: return Spot::End;
    case Alignment::Center: return Spot::Center;
    case Alignment::SelfStart: return turned ? Spot::End : Spot::Start;
    case Alignment::SelfEnd: return turned ? Spot::Start : Spot::End;
    case Alignment::Left: return reversed ? Spot::End : Spot::Start;
    case Alignment::Right: return columns && !reversed ? Spot::End : Spot::Start;
    default: return Spot::Start;
  }
}

Spot GridLayout::spot(const GridItem& item, GridDimension dimension) const {
  return self_spot(*item.box, item.align[static_cast<int>(dimension)], dimension);
}

/// Of the border box, from the left or top of the area; auto margins are solved into `margin`.
Px GridLayout::offset_in_area(const GridItem& item, GridDimension dimension, Px size, Edges& margin) const {
  const bool columns = dimension == GridDimension::Columns;
  const BoxStyle& style = item.box->box_style();
  const bool auto_start = columns ? style.margin_left.is_auto() : style.margin_top.is_auto();
  const bool auto_end = columns ? style.margin_right.is_auto() : style.margin_bottom.is_auto();
  Px& start = columns ? margin.left : margin.top;
  Px& end = columns ? margin.right : margin.bottom;
  const Px free = area_size(item, dimension) - size - start - end;
  if (auto_start || auto_end) {
    const Px shared = max(free, Px());
    if (auto_start) start = auto_end ? shared / 2 : shared;
    if (auto_end) end = auto_start ? shared - start : shared;
    return start;
  }
  if (!columns && item.aligns_baseline) return start + item.shim;
  const Spot place = spot(item, dimension);
  return start + offset_at(columns && is_right_to_left(box_) ? opposite(place) : place, free);
}

Status GridLayout::place_item(GridItem& item) {
  WEFT_TRY_ASSIGN(const Space space, item_space(item, area_size(item, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Place));
  Edges margin = used_margin(*item.box, space.containing_width);
  Px left = area_start(item, GridDimension::Columns);
  if (is_right_to_left(box_)) left = content_.width - left - space.containing_width;
  left += offset_in_area(item, GridDimension::Columns, extent.size.width, margin);
  const Px top = area_start(item, GridDimension::Rows) + offset_in_area(item, GridDimension::Rows, extent.size.height, margin);
  item.box->position = {edges_.left + left, edges_.top + top};
  item.box->margin = margin;
  return Status::Ok;
}

/// 9.2: as the only item, in an area that is the content box.
void GridLayout::place_absolute(Box& child) const {
  const FlexStyle& style = *child.style->flex;
  Spot horizontal = self_spot(child, self_alignment(style.justify_self, style_.justify_items), GridDimension::Columns);
  const Spot vertical = self_spot(child, self_alignment(style.align_self, style_.align_items), GridDimension::Rows);
  if (is_right_to_left(box_)) horizontal = opposite(horizontal);
  set_static_position(child, {edges_.left, edges_.top, content_.width, content_.height}, horizontal, vertical);
}

/// 10.6: of the first (last) row that has items, of one that is aligned by its baseline where there is one.
Result<Px> GridLayout::baseline(bool last) {
  GridItem* chosen = nullptr;
  for (GridItem& item : items_) {
    const GridSpan &row = item.spans[1], &column = item.spans[0];
    if (!chosen) {
      chosen = &item;
      continue;
    }
    const GridSpan &best_row = chosen->spans[1], &best_column = chosen->spans[0];
    const int32_t difference = last ? best_row.end - row.end : row.start - best_row.start;
    const bool same_kind = item.aligns_baseline == chosen->aligns_baseline;
    const bool before = last ? column.start > best_column.start : column.start < best_column.start;
    if (difference < 0 || (difference == 0 && (same_kind ? before : item.aligns_baseline))) chosen = &item;
  }
  if (!chosen) return kIndefinite;
  WEFT_TRY_ASSIGN(const Space space, item_space(*chosen, area_size(*chosen, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *chosen->box, space, Pass::Measure));
  Edges margin = used_margin(*chosen->box, space.containing_width);
  const Px own = last ? extent.last_baseline : extent.first_baseline;
  return edges_.top + area_start(*chosen, GridDimension::Rows) + offset_in_area(*chosen, GridDimension::Rows, extent.size.height, margin) +
         (own == kIndefinite ? extent.size.height : own);
}

}  // namespace weft
