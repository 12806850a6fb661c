// The table wrapper box: captions above and below the grid (CSS 2.1 17.4), and the order of a
// grid's layout.
#include "render/layout/table/table.h"

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr size_t kScratchBytes = 1024;

Box* grid_of(const Box& wrapper) {
  Box* child = wrapper.first_child;
  while (child && child->kind != BoxKind::TableGrid) child = child->next_sibling;
  return child;
}

bool is_caption(const Box& box) { return box.kind != BoxKind::TableGrid && box.in_flow(); }

/// Lays out the captions of one side from `top` down and returns where they end.
Result<Px> layout_captions(LayoutContext& context, Box& wrapper, const Space& space,
                           CaptionSide side, Px top, Pass pass) {
  Space inner;
  inner.containing_width = space.imposed_width;
  for (Box* child = wrapper.first_child; child; child = child->next_sibling) {
    if (!is_caption(*child) || child->text_style().caption_side != side) continue;
    const Edges margin = used_margin(*child, inner.containing_width);
    WEFT_TRY_ASSIGN(const Extent extent, layout_box(context, *child, inner, pass));
    const Px free = inner.containing_width - extent.size.width - margin.horizontal();
    const bool centers =
        child->box_style().margin_left.is_auto() && child->box_style().margin_right.is_auto();
    if (pass == Pass::Place)
      child->position = {margin.left + (centers ? max(Px(), free) / 2 : Px()), top + margin.top};
    top += margin.vertical() + extent.size.height;
  }
  return top;
}

Result<Px> widest_caption(LayoutContext& context, Box& wrapper) {
  Px widest;
  for (Box* child = wrapper.first_child; child; child = child->next_sibling) {
    if (!is_caption(*child)) continue;
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context, *child));
    widest = max(widest, widths.min_content + used_margin(*child, kIndefinite).horizontal());
  }
  return widest;
}

Px moved(Px baseline, Px by) { return baseline == kIndefinite ? kIndefinite : baseline + by; }

}  // namespace

TableGridLayout::TableGridLayout(LayoutContext& context, Box& grid, const Space& space)
    : context_(context),
      grid_(grid),
      space_(space),
      scratch_(context.arena.budget(), kScratchBytes),
      cells_(scratch_),
      columns_(scratch_),
      rows_(scratch_),
      occupied_(scratch_),
      collapsed_(grid.text_style().border_collapse == BorderCollapse::Collapse) {
  if (collapsed_) return;
  edges_ = border_widths(grid) + used_padding(grid, space.containing_width);
  spacing_x_ = grid.text_style().border_spacing_x;
  spacing_y_ = grid.text_style().border_spacing_y;
}

Result<Px> TableGridLayout::intrinsic_width(WidthMode mode) {
  WEFT_TRY(collect());
  WEFT_TRY(find_column_limits());
  Px least, most, percent_most, other_most;
  int64_t percents = 0;
  for (const TableColumnTrack& column : columns_) {
    least += column.least;
    most += column.most;
    percents += column.percent_1024;
    if (!column.percent_1024) other_most += column.most;
    if (column.percent_1024)
      percent_most = max(percent_most,
                         Px::from_raw(int64_t{column.most.raw()} * 102400 / column.percent_1024));
  }
  const Px around = columns_.empty() ? edges_.horizontal()
                                     : edges_.horizontal() +
                                           spacing_x_ * (static_cast<int64_t>(columns_.size()) + 1);
  if (mode == WidthMode::MinContent) return least + around;
  // Percentages make a table as wide as they need to hold.
  if (percents) most = max(most, percent_most);
  if (percents && percents < 102400)
    most = max(most, Px::from_raw(int64_t{other_most.raw()} * 102400 / (102400 - percents)));
  return most + around;
}

Result<Extent> TableGridLayout::run(Px width, Px height, Pass pass) {
  WEFT_TRY(collect());
  WEFT_TRY(find_column_limits());
  distribute_width(columns_.span(), available_width(width));
  height_known_ = height != kIndefinite;
  WEFT_TRY(find_row_heights(height));
  const Px used = content_height() + edges_.vertical();
  if (pass == Pass::Place) WEFT_TRY(place(width, max(used, height)));
  Extent extent{{width, max(used, height)}};
  if (!rows_.empty()) extent.first_baseline = rows_[0].top + rows_[0].baseline;
  if (!rows_.empty()) extent.last_baseline = rows_.back().top + rows_.back().baseline;
  return extent;
}

Result<Extent> layout_table(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  Box* const grid = grid_of(box);
  if (!grid) return Extent{{max(space.imposed_width, Px()), max(space.imposed_height, Px())}};
  TableGridLayout layout(context, *grid, space);
  if (space.width_mode != WidthMode::Definite) {
    WEFT_TRY_ASSIGN(const Px width, layout.intrinsic_width(space.width_mode));
    WEFT_TRY_ASSIGN(const Px captions, widest_caption(context, box));
    return Extent{{max(width, captions), Px()}};
  }
  WEFT_TRY_ASSIGN(const Px top, layout_captions(context, box, space, CaptionSide::Top, Px(), pass));
  WEFT_TRY_ASSIGN(Extent extent, layout.run(space.imposed_width, space.imposed_height, pass));
  if (pass == Pass::Place) grid->position = {Px(), top};
  WEFT_TRY_ASSIGN(extent.size.height, layout_captions(context, box, space, CaptionSide::Bottom,
                                                      top + extent.size.height, pass));
  extent.first_baseline = moved(extent.first_baseline, top);
  extent.last_baseline = moved(extent.last_baseline, top);
  return extent;
}

}  // namespace weft
