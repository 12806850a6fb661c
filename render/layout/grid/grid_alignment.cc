#include "render/layout/grid/grid_alignment.h"

#include <utility>

#include "render/layout/grid/subgrids.h"
#include "render/layout/sizing.h"
#include "render/layout/writing_mode.h"

namespace weft {

namespace {

Px area_start(const GridContainer& grid, const GridItem& item, GridDimension dimension) {
  return grid.tracks_of(item, dimension).front().offset;
}

/// Whether the item is stretched in that axis. One with an aspect-ratio is stretched in one axis
/// unless both ask for it: across, or downwards where only that can be.
bool stretches(const GridContainer& grid, const GridItem& item, GridDimension dimension) {
  if (item.takes_tracks[static_cast<int>(dimension)]) return true;
  const auto asks = [&](GridDimension axis) {
    return item.align[static_cast<int>(axis)] == Alignment::Stretch && may_stretch(item, axis);
  };
  if (asks(dimension)) return true;
  const Alignment align = item.align[static_cast<int>(dimension)];
  if ((align != Alignment::Normal && align != Alignment::Auto) || !may_stretch(item, dimension))
    return false;
  if (item.box->kind == BoxKind::Replaced) return false;
  if (!has_ratio(*item.box)) return true;
  const BoxStyle& style = item.box->box_style();
  if (dimension == GridDimension::Columns)
    return style.height.is_auto() && !asks(GridDimension::Rows);
  return style.width.is_auto() && !stretches(grid, item, GridDimension::Columns);
}

/// The place of `child` on the page.
Spot spot(const GridContainer& grid, const Box& child, Alignment value, GridDimension dimension) {
  if (dimension == GridDimension::Rows) return spot_of(value, Direction::Ltr, Direction::Ltr);
  return spot_of(value, grid.box.text_style().direction, child.text_style().direction);
}

/// The offset of the border box from the left or top of the area; auto margins are solved into
/// `margin`.
Px offset_in_area(const GridContainer& grid, const GridItem& item, GridDimension dimension, Px size,
                  Edges& margin) {
  const bool columns = dimension == GridDimension::Columns;
  const BoxStyle& style = item.box->box_style();
  const bool auto_start = columns ? style.margin_left.is_auto() : style.margin_top.is_auto();
  const bool auto_end = columns ? style.margin_right.is_auto() : style.margin_bottom.is_auto();
  Px& start = columns ? margin.left : margin.top;
  Px& end = columns ? margin.right : margin.bottom;
  const Px free = area_size(grid, item, dimension) - size - start - end;
  if (auto_start || auto_end) {
    const Px shared = max(free, Px());
    if (auto_start) start = auto_end ? shared / 2 : shared;
    if (auto_end) end = auto_start ? shared - start : shared;
    return start;
  }
  if (!columns && item.aligns_baseline) return start + item.shim;
  return start +
         offset_at(spot(grid, *item.box, with_room(item.align[static_cast<int>(dimension)], free),
                        dimension),
                   free);
}

/// Distances from the padding box in one axis.
struct Insets {
  Px start, end;
};

/// 9.1: the insets of the area in that axis; an automatic line is the edge of the padding box.
Insets absolute_insets(const GridContainer& grid, const Box& child, GridDimension dimension) {
  const bool columns = dimension == GridDimension::Columns;
  const FlexStyle& style = *child.style->flex;
  const GridLine &from = columns ? style.column_start : style.row_start,
                 &to = columns ? style.column_end : style.row_end;
  const GridAxis& axis = grid.axis(dimension);
  const GridSpan span = axis.explicit_grid.resolve(from, to);
  const auto known = [&](const GridLine& line, const GridLine& other, int32_t at) {
    const bool automatic =
        line.kind == GridLine::Kind::Auto ||
        (line.kind == GridLine::Kind::Span && other.kind != GridLine::Kind::Line);
    return !automatic && at >= 0 && at <= axis.count && axis.count > 0;
  };
  const Edges padding = placed_padding(grid.box);
  const bool reversed = grid.runs_left;
  const Px before = !columns ? padding.top : reversed ? padding.right : padding.left;
  const Px after = !columns ? padding.bottom : reversed ? padding.left : padding.right;
  const Px size = columns ? grid.content.width : grid.content.height;
  const std::span<const GridTrackState> all = axis.tracks;
  const int32_t start = span.start + axis.lead, end = span.end + axis.lead;
  Insets insets;
  if (known(from, to, start))
    insets.start =
        before + (start < axis.count ? all[static_cast<size_t>(start)].offset : all.back().end());
  if (known(to, from, end))
    insets.end =
        after + size - (end > 0 ? all[static_cast<size_t>(end - 1)].end() : all.front().offset);
  return insets;
}

}  // namespace

void place_tracks(GridContainer& grid, GridDimension dimension, Px available) {
  const bool columns = dimension == GridDimension::Columns;
  const bool reversed = columns && grid.runs_left;
  const GridAxis& axis = grid.axis(dimension);
  size_t shown = 0;
  for (const GridTrackState& track : axis.tracks) shown += track.collapsed ? 0 : 1;
  const Px free = available - axis.total_size();
  Alignment value =
      with_fallback(columns ? grid.style.justify_content : grid.style.align_content, free, shown);
  if (value == Alignment::End ||
      (columns && value == (reversed ? Alignment::Left : Alignment::Right)))
    value = Alignment::FlexEnd;
  const Distribution distribution = distribute(value, free, shown);
  Px at = distribution.before;
  for (GridTrackState& track : axis.tracks) {
    track.offset = at;
    if (!track.collapsed) at += track.base + axis.gap + distribution.between;
  }
}

Px area_size(const GridContainer& grid, const GridItem& item, GridDimension dimension) {
  const std::span<const GridTrackState> own = grid.tracks_of(item, dimension);
  return own.back().offset + own.back().base - own.front().offset;
}

bool may_stretch(const GridItem& item, GridDimension dimension) {
  const BoxStyle& style = item.box->box_style();
  if (dimension == GridDimension::Columns)
    return style.width.is_auto() && !style.margin_left.is_auto() && !style.margin_right.is_auto();
  return style.height.is_auto() && !style.margin_top.is_auto() && !style.margin_bottom.is_auto();
}

Result<Space> item_space(GridContainer& grid, GridItem& item, Px height) {
  Space space;
  space.containing_width = area_size(grid, item, GridDimension::Columns);
  space.containing_height = height;
  space.shrink_to_fit = true;
  const Edges margin = used_margin(*item.box, space.containing_width);
  if (stretches(grid, item, GridDimension::Columns)) {
    space.imposed_width = max(Px(), space.containing_width - margin.horizontal());
    if (!item.takes_tracks[0]) {
      const Px width = within_transferred_limits(*item.box, space.imposed_width, space);
      WEFT_TRY_ASSIGN(space.imposed_width, clamped_width(grid.context, *item.box, width, space));
    }
  }
  if (height != kIndefinite && stretches(grid, item, GridDimension::Rows)) {
    space.imposed_height = max(Px(), height - margin.vertical());
    if (!item.takes_tracks[1])
      space.imposed_height = clamped_height(*item.box, space.imposed_height, space);
  }
  return space;
}

Status find_baselines(GridContainer& grid) {
  for (GridItem& item : grid.items) {
    const BoxStyle& style = item.box->box_style();
    item.aligns_baseline = item.align[1] == Alignment::Baseline && !style.margin_top.is_auto() &&
                           !style.margin_bottom.is_auto();
    if (!item.aligns_baseline) continue;
    WEFT_TRY_ASSIGN(const Space space, item_space(grid, item, kIndefinite));
    WEFT_TRY_ASSIGN(const Extent extent, lay_out_item(item, space, Pass::Measure));
    const Px own = extent.first_baseline == kIndefinite
                       ? baseline_of_border_box(grid.box.text_style(), extent.size.height)
                       : extent.first_baseline;
    item.baseline = own + used_margin(*item.box, space.containing_width).top;
  }
  for (GridItem& item : grid.items) {
    if (!item.aligns_baseline) continue;
    Px deepest = item.baseline;
    for (const GridItem& other : grid.items)
      if (other.aligns_baseline && other.spans[1].start == item.spans[1].start)
        deepest = max(deepest, other.baseline);
    item.shim = deepest - item.baseline;
  }
  return Status::Ok;
}

Status place_item(GridContainer& grid, GridItem& item) {
  WEFT_TRY_ASSIGN(const Space space,
                  item_space(grid, item, area_size(grid, item, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, lay_out_item(item, space, Pass::Place));
  Edges margin = used_margin(*item.box, space.containing_width);
  Px left = area_start(grid, item, GridDimension::Columns);
  if (grid.runs_left) left = grid.content.width - left - space.containing_width;
  left += offset_in_area(grid, item, GridDimension::Columns, extent.size.width, margin);
  const Px top = area_start(grid, item, GridDimension::Rows) +
                 offset_in_area(grid, item, GridDimension::Rows, extent.size.height, margin);
  item.box->position = {grid.edges.left + left, grid.edges.top + top};
  return Status::Ok;
}

Status set_static_position(const GridContainer& grid, Box& child) {
  const FlexStyle& style = *child.style->flex;
  const Alignment justify = self_alignment(style.justify_self, grid.style.justify_items),
                  align = self_alignment(style.align_self, grid.style.align_items);
  Rect area{grid.edges.left, grid.edges.top, grid.content.width, grid.content.height};
  if (contains_absolute(grid.box, child)) {
    const Insets across = absolute_insets(grid, child, GridDimension::Columns),
                 down = absolute_insets(grid, child, GridDimension::Rows);
    Edges* const insets =
        grid.context.arena.make<Edges>(down.start, across.end, down.end, across.start);
    if (!insets) return Status::OutOfMemory;
    if (grid.runs_left) std::swap(insets->left, insets->right);
    child.area_insets = insets;
    child.in_grid_area = true;
    const Rect border_box{Px(), Px(), grid.content.width + grid.edges.horizontal(),
                          grid.content.height + grid.edges.vertical()};
    area = border_box.inset(border_widths(grid.box)).inset(*insets);
  }
  set_static_position(child, area,
                      spot(grid, child, with_room(justify, Px()), GridDimension::Columns),
                      spot(grid, child, with_room(align, Px()), GridDimension::Rows));
  child.static_safe_x = is_safe(justify);
  child.static_safe_y = is_safe(align);
  return Status::Ok;
}

Result<Px> grid_baseline(GridContainer& grid, bool last) {
  GridItem* chosen = nullptr;
  for (GridItem& item : grid.items) {
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
  WEFT_TRY_ASSIGN(const Space space,
                  item_space(grid, *chosen, area_size(grid, *chosen, GridDimension::Rows)));
  WEFT_TRY_ASSIGN(const Extent extent, lay_out_item(*chosen, space, Pass::Measure));
  Edges margin = used_margin(*chosen->box, space.containing_width);
  const Px own = last ? extent.last_baseline : extent.first_baseline;
  return grid.edges.top + area_start(grid, *chosen, GridDimension::Rows) +
         offset_in_area(grid, *chosen, GridDimension::Rows, extent.size.height, margin) +
         (own == kIndefinite ? baseline_of_border_box(grid.box.text_style(), extent.size.height)
                             : own);
}

}  // namespace weft
