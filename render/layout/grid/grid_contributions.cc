#include "render/layout/grid/grid_contributions.h"

#include <algorithm>

#include "render/layout/form_controls.h"
#include "render/layout/grid/grid_alignment.h"
#include "render/layout/grid/subgrids.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

using Kind = TrackSize::Kind;

/// 6.6: whether the automatic minimum size of `item` is by its contents.
bool has_content_minimum(const GridContainer& grid, const GridItem& item, GridDimension dimension) {
  if (is_scroll_container(*item.box)) return false;
  const std::span<const GridTrackState> own = grid.tracks_of(item, dimension);
  const auto automatic = [](const GridTrackState& track) { return track.least_kind == Kind::Auto; };
  const auto flexible = [](const GridTrackState& track) { return track.flexible(); };
  return std::any_of(own.begin(), own.end(), automatic) &&
         (own.size() == 1 || std::none_of(own.begin(), own.end(), flexible));
}

/// The sum of the spanned tracks' limits when all are fixed.
Px fixed_limit(const GridContainer& grid, const GridItem& item, GridDimension dimension) {
  Px sum = gaps_between(grid.tracks_of(item, dimension), grid.axis(dimension).gap);
  for (const GridTrackState& track : grid.tracks_of(item, dimension)) {
    if (track.most_kind != Kind::Length) return Px::max();
    sum += track.limit;
  }
  return sum;
}

/// The intrinsic widths; once the rows are known those that follow from the height by the
/// aspect-ratio.
Result<IntrinsicWidths> item_widths(GridContainer& grid, GridItem& item) {
  Box& box = *item.box;
  if (!grid.rows_known || !width_depends_on_rows(item)) {
    const SubgridVisit visit(item);
    return intrinsic_widths(grid.context, box);
  }
  Space space;
  space.containing_width = kIndefinite;
  space.width_mode = WidthMode::MaxContent;
  space.containing_height = area_size(grid, item, GridDimension::Rows);
  const Px height = clamped_height(
      box, max(Px(), space.containing_height - used_margin(box, kIndefinite).vertical()), space);
  WEFT_TRY_ASSIGN(const Px width, clamped_width(grid.context, box,
                                                width_from_ratio(box, height, kIndefinite), space));
  return IntrinsicWidths{width, width};
}

Result<Px> width_contribution(GridContainer& grid, GridItem& item, GridContribution kind) {
  Box& box = *item.box;
  const BoxStyle& style = box.box_style();
  const Px margins = used_margin(box, kIndefinite).horizontal();
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, item_widths(grid, item));
  if (kind == GridContribution::MaxContent) return widths.max_content + margins;
  const bool automatic =
      kind == GridContribution::Minimum && (style.width.is_auto() || style.width.has_percent());
  if (!automatic) return widths.min_content + margins;
  const Px edges = (border_widths(box) + used_padding(box, kIndefinite)).horizontal();
  if (!style.min_width.is_auto()) {
    Space space;
    space.containing_width = kIndefinite;
    WEFT_TRY_ASSIGN(const Px least, least_width(grid.context, box, space));
    return max(least, edges) + margins;
  }
  if (!has_content_minimum(grid, item, GridDimension::Columns)) return edges + margins;
  return min(widths.min_content + margins,
             max(fixed_limit(grid, item, GridDimension::Columns), edges + margins));
}

Result<Px> height_contribution(GridContainer& grid, GridItem& item, GridContribution kind) {
  Box& box = *item.box;
  WEFT_TRY_ASSIGN(const Space space, item_space(grid, item, kIndefinite));
  const Edges margin = used_margin(box, space.containing_width);
  const Px around = margin.vertical() + item.shim;
  const Px edges = (border_widths(box) + used_padding(box, space.containing_width)).vertical();
  const BoxStyle& style = box.box_style();
  const bool automatic =
      kind == GridContribution::Minimum && (style.height.is_auto() || style.height.has_percent());
  if (automatic && style.min_height.is_auto() &&
      !has_content_minimum(grid, item, GridDimension::Rows))
    return edges + around;
  if (automatic && !style.min_height.is_auto())
    return max(definite_height(box, style.min_height, space), edges) + around;
  WEFT_TRY_ASSIGN(const Extent extent, lay_out_item(item, space, Pass::Measure));
  const Px height = extent.size.height + around;
  return automatic ? min(height, max(fixed_limit(grid, item, GridDimension::Rows), edges + around))
                   : height;
}

}  // namespace

Result<Px> contribution(GridItem& item, GridDimension dimension, GridContribution kind) {
  return dimension == GridDimension::Columns ? width_contribution(*item.grid, item, kind)
                                             : height_contribution(*item.grid, item, kind);
}

bool width_depends_on_rows(const GridItem& item) {
  const Alignment align = item.align[1];
  const bool stretched =
      align == Alignment::Normal || align == Alignment::Auto || align == Alignment::Stretch;
  return stretched && has_ratio(*item.box) && may_stretch(item, GridDimension::Rows) &&
         item.box->box_style().width.is_auto();
}

}  // namespace weft
