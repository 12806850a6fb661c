// The table wrapper box: captions above and below the grid (CSS 2.1 17.4), and the order of a
// grid's layout.
#include "render/layout/sizing.h"
#include "render/layout/table/table_columns.h"
#include "render/layout/table/table_places.h"
#include "render/layout/table/table_rows.h"
#include "render/layout/table/table_slots.h"

namespace weft {

namespace {

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

/// What a table asks for that takes all there is, as in Chromium.
constexpr Px kEndless = Px::from_int(1000000);

/// Whether percentages of columns make the table wider than its contents: what counts the widths of
/// columns or items by itself asks for those alone, as in Chromium.
bool scales_by_percentages(const Box& wrapper) {
  const Length::Kind width = wrapper.box_style().width.kind();
  if (width == Length::Kind::MaxContent || width == Length::Kind::MinContent) return false;
  for (const Box* at = wrapper.parent; at; at = at->parent)
    if (at->kind == BoxKind::TableCell || at->kind == BoxKind::Flex || at->kind == BoxKind::Grid)
      return false;
  return true;
}

/// The border box width that the grid asks for.
Result<Px> intrinsic_width(TableGrid& table, WidthMode mode) {
  WEFT_TRY(collect_slots(table));
  WEFT_TRY(find_column_limits(table));
  Px least, most, percent_most, other_most;
  int64_t percents = 0;
  for (const TableColumnTrack& column : table.columns) {
    least += column.least;
    most += column.most;
    percents += column.percent_1024;
    if (!column.percent_1024) other_most += column.most;
    if (column.percent_1024)
      percent_most = max(percent_most,
                         Px::from_raw(int64_t{column.most.raw()} * 102400 / column.percent_1024));
  }
  const Px around = table.edges.horizontal() + (table.columns.empty() ? Px() : table.spacing());
  if (mode == WidthMode::MinContent) return least + around;
  if (!percents || !scales_by_percentages(*table.box.parent)) return most + around;
  // Percentages make a table as wide as they need to hold.
  most = max(most, percent_most);
  if (other_most > Px())
    most = percents < 102400
               ? max(most, Px::from_raw(int64_t{other_most.raw()} * 102400 / (102400 - percents)))
               : kEndless;
  return most + around;
}

/// The height that the grid is given: of one that the parent imposes on the wrapper, what captions
/// leave. kIndefinite for none.
Result<Px> grid_height(LayoutContext& context, Box& wrapper, const Space& space, Px top) {
  if (space.imposed_height == kIndefinite) return kIndefinite;
  const Px own = definite_height(wrapper, wrapper.box_style().height, space);
  if (own != kIndefinite && clamped_height(wrapper, own, space) == space.imposed_height)
    return space.imposed_height;
  WEFT_TRY_ASSIGN(const Px bottom, layout_captions(context, wrapper, space, CaptionSide::Bottom,
                                                   Px(), Pass::Measure));
  return max(Px(), space.imposed_height - top - bottom);
}

/// Lays the grid out `width` wide and at least `height` (kIndefinite: any) high, as border box.
Result<Extent> lay_out(TableGrid& table, Px width, Px height, Pass pass) {
  // CSS Tables 3, 3.3: the cells in their slots; 3.7: collapsed borders.
  WEFT_TRY(collect_slots(table));
  // 3.8: the limits of columns.
  WEFT_TRY(find_column_limits(table));
  // 3.9.3: the widths of columns.
  distribute_width(table.columns.span(), table.available_width(width));
  // 3.10: the heights of rows, as if no column had collapsed.
  table.height_known = height != kIndefinite;
  WEFT_TRY(find_row_heights(table, height));
  width -= collapse_columns(table);
  // 3.11: places.
  const Px used = table.content_height() + table.edges.vertical();
  if (pass == Pass::Place) WEFT_TRY(place_table(table, width, max(used, height)));
  Extent extent{{width, max(used, height)}};
  // Not the last one: an inline-block around a table stands on its bottom edge, as in Chromium.
  if (!table.rows.empty()) extent.first_baseline = table.rows[0].top + table.rows[0].baseline;
  return extent;
}

}  // namespace

Result<Extent> layout_table(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  Box* const grid = grid_of(box);
  if (!grid) return Extent{{max(space.imposed_width, Px()), max(space.imposed_height, Px())}};
  TableGrid table(context, *grid, space);
  if (space.width_mode != WidthMode::Definite) {
    WEFT_TRY_ASSIGN(const Px width, intrinsic_width(table, space.width_mode));
    WEFT_TRY_ASSIGN(const Px captions, widest_caption(context, box));
    return Extent{{max(width, captions), Px()}};
  }
  WEFT_TRY_ASSIGN(const Px top, layout_captions(context, box, space, CaptionSide::Top, Px(), pass));
  WEFT_TRY_ASSIGN(const Px height, grid_height(context, box, space, top));
  WEFT_TRY_ASSIGN(Extent extent, lay_out(table, space.imposed_width, height, pass));
  if (pass == Pass::Place) grid->position = {Px(), top};
  WEFT_TRY_ASSIGN(extent.size.height, layout_captions(context, box, space, CaptionSide::Bottom,
                                                      top + extent.size.height, pass));
  extent.first_baseline = moved(extent.first_baseline, top);
  return extent;
}

}  // namespace weft
