// Where tracks and grid items lie (CSS Grid 2, chapter 10; CSS Box Alignment 3).
#include "render/layout/grid/grid.h"
#include "render/layout/sizing.h"

namespace weft {

void GridLayout::place_tracks(GridDimension dimension, Px available) {
  const bool columns = dimension == GridDimension::Columns;
  const bool reversed = columns && is_right_to_left(box_);
  size_t shown = 0;
  for (const GridTrackState& track : tracks(dimension)) shown += track.collapsed ? 0 : 1;
  const Px free = available - total(dimension);
  Alignment value =
      with_fallback(columns ? style_.justify_content : style_.align_content, free, shown);
  if (value == Alignment::End ||
      (columns && value == (reversed ? Alignment::Left : Alignment::Right)))
    value = Alignment::FlexEnd;
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

/// Whether stretch counts in that axis: the size is auto, and no margin is.
bool GridLayout::may_stretch(const GridItem& item, GridDimension dimension) const {
  const BoxStyle& style = item.box->box_style();
  if (dimension == GridDimension::Columns)
    return style.width.is_auto() && !style.margin_left.is_auto() && !style.margin_right.is_auto();
  return style.height.is_auto() && !style.margin_top.is_auto() && !style.margin_bottom.is_auto();
}

/// What has an aspect-ratio is stretched in one axis unless both ask for it: across, or downwards
/// where only that can be.
bool GridLayout::stretches(const GridItem& item, GridDimension dimension) const {
  const auto asks = [&](GridDimension axis) {
    return item.align[static_cast<int>(axis)] == Alignment::Stretch && may_stretch(item, axis);
  };
  if (asks(dimension)) return true;
  const Alignment align = item.align[static_cast<int>(dimension)];
  if ((align != Alignment::Normal && align != Alignment::Auto) || !may_stretch(item, dimension))
    return false;
  if (item.box->kind == BoxKind::Replaced) return false;
  if (!has_ratio(*item.box)) return true;
  if (dimension == GridDimension::Columns) return !asks(GridDimension::Rows);
  return !stretches(item, GridDimension::Columns);
}

/// What `item` gets in its area; `height` of the area may be kIndefinite.
Result<Space> GridLayout::item_space(GridItem& item, Px height) {
  Space space;
  space.containing_width = area_size(item, GridDimension::Columns);
  space.containing_height = height;
  space.shrink_to_fit = true;
  const Edges margin = used_margin(*item.box, space.containing_width);
  if (stretches(item, GridDimension::Columns)) {
    const Px width = within_transferred_limits(
        *item.box, max(Px(), space.containing_width - margin.horizontal()), space);
    WEFT_TRY_ASSIGN(space.imposed_width, clamped_width(context_, *item.box, width, space));
  }
  if (height != kIndefinite && stretches(item, GridDimension::Rows))
    space.imposed_height = clamped_height(*item.box, max(Px(), height - margin.vertical()), space);
  return space;
}

Status GridLayout::find_baselines() {
  for (GridItem& item : items_) {
    const BoxStyle& style = item.box->box_style();
    item.aligns_baseline = item.align[1] == Alignment::Baseline && !style.margin_top.is_auto() &&
                           !style.margin_bottom.is_auto();
    if (!item.aligns_baseline) continue;
    WEFT_TRY_ASSIGN(const Space space, item_space(item, kIndefinite));
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Measure));
    const Px own =
        extent.first_baseline == kIndefinite ? extent.size.height : extent.first_baseline;
    item.baseline = own + used_margin(*item.box, space.containing_width).top;
  }
  for (GridItem& item : items_) {
    if (!item.aligns_baseline) continue;
    Px deepest = item.baseline;
    for (const GridItem& other : items_)
      if (other.aligns_baseline && other.spans[1].start == item.spans[1].start)
        deepest = max(deepest, other.baseline);
    item.shim = deepest - item.baseline;
  }
  return Status::Ok;
}

/// On the page.
Spot GridLayout::spot(const Box& child, Alignment value, GridDimension dimension) const {
  if (dimension == GridDimension::Rows) return spot_of(value, Direction::Ltr, Direction::Ltr);
  return spot_of(value, box_.text_style().direction, child.text_style().direction);
}

/// Of the border box, from the left or top of the area; auto margins are solved into `margin`.
Px GridLayout::offset_in_area(const GridItem& item, GridDimension dimension, Px size,
                              Edges& margin) const {
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
  return start + offset_at(spot(*item.box, with_room(item.align[static_cast<int>(dimension)], free),
                                dimension),
                           free);
}

Status GridLayout::place_item(GridItem& item) {
  WEFT_TRY_ASSIGN(const Space space, item_space(item, area_size(item, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Place));
  Edges margin = used_margin(*item.box, space.containing_width);
  Px left = area_start(item, GridDimension::Columns);
  if (is_right_to_left(box_)) left = content_.width - left - space.containing_width;
  left += offset_in_area(item, GridDimension::Columns, extent.size.width, margin);
  const Px top = area_start(item, GridDimension::Rows) +
                 offset_in_area(item, GridDimension::Rows, extent.size.height, margin);
  item.box->position = {edges_.left + left, edges_.top + top};
  return Status::Ok;
}

/// 9.1: the insets of the area in that axis from the padding box; an automatic line is the edge of
/// that.
GridLayout::Insets GridLayout::absolute_insets(const Box& child, GridDimension dimension) const {
  const bool columns = dimension == GridDimension::Columns;
  const FlexStyle& style = *child.style->flex;
  const GridLine &from = columns ? style.column_start : style.row_start,
                 &to = columns ? style.column_end : style.row_end;
  const int i = static_cast<int>(dimension);
  const GridSpan span = explicit_[i].resolve(from, to);
  const auto known = [&](const GridLine& line, const GridLine& other, int32_t at) {
    const bool automatic =
        line.kind == GridLine::Kind::Auto ||
        (line.kind == GridLine::Kind::Span && other.kind != GridLine::Kind::Line);
    return !automatic && at >= 0 && at <= counts_[i] && counts_[i] > 0;
  };
  const Edges padding = placed_padding(box_);
  const bool reversed = is_right_to_left(box_);
  const Px before = !columns ? padding.top : reversed ? padding.right : padding.left;
  const Px after = !columns ? padding.bottom : reversed ? padding.left : padding.right;
  const Px size = columns ? content_.width : content_.height;
  const std::span<const GridTrackState> all = tracks(dimension);
  const int32_t start = span.start + lead_[i], end = span.end + lead_[i];
  Insets insets;
  if (known(from, to, start))
    insets.start =
        before + (start < counts_[i] ? all[static_cast<size_t>(start)].offset : all.back().end());
  if (known(to, from, end))
    insets.end =
        after + size - (end > 0 ? all[static_cast<size_t>(end - 1)].end() : all.front().offset);
  return insets;
}

/// 9.2: as the only item of its area where the grid contains the box, else of the content box.
Status GridLayout::place_absolute(Box& child) const {
  const FlexStyle& style = *child.style->flex;
  const Alignment justify = self_alignment(style.justify_self, style_.justify_items),
                  align = self_alignment(style.align_self, style_.align_items);
  Rect area{edges_.left, edges_.top, content_.width, content_.height};
  if (contains_absolute(box_, child)) {
    const Insets across = absolute_insets(child, GridDimension::Columns),
                 down = absolute_insets(child, GridDimension::Rows);
    Edges* const insets =
        context_.arena.make<Edges>(down.start, across.end, down.end, across.start);
    if (!insets) return Status::OutOfMemory;
    if (is_right_to_left(box_)) std::swap(insets->left, insets->right);
    child.area_insets = insets;
    child.in_grid_area = true;
    const Rect border_box{Px(), Px(), content_.width + edges_.horizontal(),
                          content_.height + edges_.vertical()};
    area = border_box.inset(border_widths(box_)).inset(*insets);
  }
  set_static_position(child, area, spot(child, with_room(justify, Px()), GridDimension::Columns),
                      spot(child, with_room(align, Px()), GridDimension::Rows));
  child.static_safe_x = is_safe(justify);
  child.static_safe_y = is_safe(align);
  return Status::Ok;
}

/// 10.6: of the first (last) row that has items, of one that is aligned by its baseline where there
/// is one.
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
    if (difference < 0 || (difference == 0 && (same_kind ? before : item.aligns_baseline)))
      chosen = &item;
  }
  if (!chosen) return kIndefinite;
  WEFT_TRY_ASSIGN(const Space space, item_space(*chosen, area_size(*chosen, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *chosen->box, space, Pass::Measure));
  Edges margin = used_margin(*chosen->box, space.containing_width);
  const Px own = last ? extent.last_baseline : extent.first_baseline;
  return edges_.top + area_start(*chosen, GridDimension::Rows) +
         offset_in_area(*chosen, GridDimension::Rows, extent.size.height, margin) +
         (own == kIndefinite ? extent.size.height : own);
}

}  // namespace weft
