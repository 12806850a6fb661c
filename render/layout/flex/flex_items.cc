#include "render/layout/flex/flex_items.h"

#include <utility>

#include "render/layout/form_controls.h"
#include "render/layout/replaced.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

/// Whether a size in one axis follows from that in the other.
bool keeps_ratio(const Box& box) { return has_ratio(box) || box.kind == BoxKind::Replaced; }

/// Turns the margins and edges of `child` into the axes of the container.
FlexItem make_item(const FlexContainer& flex, Box& child) {
  const BoxStyle& style = child.box_style();
  const Edges margin = used_margin(child, flex.content.width);
  const Edges edges = border_widths(child) + used_padding(child, flex.content.width);
  const bool left = style.margin_left.is_auto(), right = style.margin_right.is_auto();
  const bool top = style.margin_top.is_auto(), bottom = style.margin_bottom.is_auto();
  const bool across = flex.axes.horizontal;
  FlexItem item{};
  item.box = &child;
  item.align = self_alignment(child.style->flex->align_self, flex.style().align_items);
  item.first_baseline = item.last_baseline = kIndefinite;
  item.main_edges = across ? edges.horizontal() : edges.vertical();
  item.cross_edges = across ? edges.vertical() : edges.horizontal();
  item.main_start = across ? margin.left : margin.top;
  item.main_end = across ? margin.right : margin.bottom;
  item.cross_start = across ? margin.top : margin.left;
  item.cross_end = across ? margin.bottom : margin.right;
  item.auto_main_start = across ? left : top;
  item.auto_main_end = across ? right : bottom;
  item.auto_cross_start = across ? top : left;
  item.auto_cross_end = across ? bottom : right;
  if (flex.axes.main_backwards) {
    std::swap(item.main_start, item.main_end);
    std::swap(item.auto_main_start, item.auto_main_end);
  }
  if (flex.axes.cross_backwards) {
    std::swap(item.cross_start, item.cross_end);
    std::swap(item.auto_cross_start, item.auto_cross_end);
  }
  return item;
}

Result<Px> natural_main(FlexContainer& flex, FlexItem& item) {
  Space space = item_space(flex);
  if (flex.axes.horizontal) space.ignores_width = true;
  else space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Size size, replaced_size(flex.context, *item.box, space));
  return flex.axes.main(size);
}

Result<Px> content_width(FlexContainer& flex, FlexItem& item, WidthMode mode) {
  Space space = item_space(flex);
  WEFT_TRY_ASSIGN(space.imposed_height, definite_cross(flex, item));
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths_in(flex.context, *item.box, space));
  return mode == WidthMode::MinContent ? widths.min_content : widths.max_content;
}

Result<Px> content_height(FlexContainer& flex, FlexItem& item, WidthMode mode) {
  Space space = item_space(flex);
  WEFT_TRY_ASSIGN(space.imposed_width, column_width(flex, item, kIndefinite));
  Px least;
  if (has_ratio(*item.box)) {
    const Px by_ratio = height_from_ratio(*item.box, space.imposed_width, flex.content.width);
    const Length& own = item.box->box_style().height;
    const bool has_height = definite_height(*item.box, own, space) != kIndefinite;
    // CSS Sizing 4, 5.1.3: the contents are a minimum where no percentage is in the way; the ratio
    // is one where it is that of a size.
    if (mode == WidthMode::MaxContent || (!has_height && !own.is_auto())) return by_ratio;
    WEFT_TRY_ASSIGN(const Px cross, definite_cross(flex, item));
    if (!has_height || cross != kIndefinite) least = by_ratio;
  }
  space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(flex.context, *item.box, space, Pass::Measure));
  return max(extent.size.height, least);
}

/// 9.2.3 E: the size of the content; in a row its min-content or max-content width, in a column its
/// height.
Result<Px> content_main(FlexContainer& flex, FlexItem& item, WidthMode mode) {
  if (item.box->kind == BoxKind::Replaced) return natural_main(flex, item);
  return flex.axes.horizontal ? content_width(flex, item, mode) : content_height(flex, item, mode);
}

/// A table is never smaller than its contents, whatever its limits say.
Status enlarge_to_table(FlexContainer& flex, FlexItem& item) {
  WEFT_TRY_ASSIGN(const Px least, content_main(flex, item, WidthMode::MinContent));
  item.least = max(item.least, least);
  item.most = max(item.most, least);
  return Status::Ok;
}

/// The main size that the ratio gives for a cross size.
Result<Px> main_from_cross(FlexContainer& flex, FlexItem& item, Px cross) {
  Space space = item_space(flex);
  if (item.box->kind != BoxKind::Replaced)
    return flex.axes.horizontal ? width_from_ratio(*item.box, cross, flex.content.width)
                                : height_from_ratio(*item.box, cross, flex.content.width);
  (flex.axes.horizontal ? space.imposed_height : space.imposed_width) = cross;
  if (flex.axes.horizontal) space.ignores_width = true;
  else space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Size size, replaced_size(flex.context, *item.box, space));
  return flex.axes.main(size);
}

/// `main` within what the limits of the cross size make of it by the ratio.
Result<Px> limited_by_cross(FlexContainer& flex, FlexItem& item, Px main) {
  if (!has_ratio(*item.box)) return main;
  const BoxStyle& style = item.box->box_style();
  Px least = kIndefinite, most = kIndefinite;
  if (flex.axes.horizontal) {
    least = definite_height(*item.box, style.min_height, item_space(flex));
    most = definite_height(*item.box, style.max_height, item_space(flex));
  } else {
    WEFT_TRY_ASSIGN(least,
                    definite_width(flex.context, *item.box, style.min_width, item_space(flex)));
    WEFT_TRY_ASSIGN(most,
                    definite_width(flex.context, *item.box, style.max_width, item_space(flex)));
  }
  if (most != kIndefinite) {
    WEFT_TRY_ASSIGN(const Px limit, main_from_cross(flex, item, most));
    main = min(main, limit);
  }
  if (least != kIndefinite) {
    WEFT_TRY_ASSIGN(const Px limit, main_from_cross(flex, item, least));
    main = max(main, limit);
  }
  return main;
}

}  // namespace

Result<Px> main_from_ratio(FlexContainer& flex, FlexItem& item) {
  if (!keeps_ratio(*item.box)) return kIndefinite;
  WEFT_TRY_ASSIGN(const Px cross, definite_cross(flex, item));
  if (cross == kIndefinite) return kIndefinite;
  WEFT_TRY_ASSIGN(const Px main, main_from_cross(flex, item, cross));
  if (item.box->kind == BoxKind::Replaced) return main;
  return limited_by_cross(flex, item, main);
}

namespace {

/// The height of a table has its captions not in it.
Result<Px> table_height(FlexContainer& flex, FlexItem& item) {
  Space space = item_space(flex);
  WEFT_TRY_ASSIGN(space.imposed_width, column_width(flex, item, kIndefinite));
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(flex.context, *item.box, space, Pass::Measure));
  return extent.size.height;
}

Result<Px> base_size(FlexContainer& flex, FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  const Length& own = flex.axes.horizontal ? style.width : style.height;
  const Length& basis = item.style().flex_basis.is_auto() ? own : item.style().flex_basis;
  // A: a definite flex basis.
  WEFT_TRY_ASSIGN(const Px definite, specified_main(flex, item, basis));
  const bool is_table_height = !flex.axes.horizontal && item.box->kind == BoxKind::Table &&
                               item.style().flex_basis.is_auto();
  if (definite != kIndefinite && is_table_height) return table_height(flex, item);
  if (definite != kIndefinite) return definite;
  // B: the ratio, and a definite cross size.
  WEFT_TRY_ASSIGN(const Px by_ratio, main_from_ratio(flex, item));
  if (by_ratio != kIndefinite) return by_ratio;
  // E: by content.
  WEFT_TRY_ASSIGN(const Px main, content_main(flex, item, WidthMode::MaxContent));
  return limited_by_cross(flex, item, main);
}

/// 4.5: the content-based minimum size.
Result<Px> automatic_minimum(FlexContainer& flex, FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  WEFT_TRY_ASSIGN(Px content, content_main(flex, item, WidthMode::MinContent));
  const bool is_replaced = item.box->kind == BoxKind::Replaced;
  if (is_replaced || (flex.axes.horizontal && has_ratio(*item.box))) {
    WEFT_TRY_ASSIGN(const Px cross, definite_cross(flex, item));
    if (cross != kIndefinite) {
      WEFT_TRY_ASSIGN(const Px by_ratio, main_from_cross(flex, item, cross));
      content = is_replaced ? by_ratio : max(content, by_ratio);
    }
  }
  WEFT_TRY_ASSIGN(Px least, limited_by_cross(flex, item, content));
  WEFT_TRY_ASSIGN(const Px specified,
                  specified_main(flex, item, flex.axes.horizontal ? style.width : style.height));
  if (specified != kIndefinite) least = min(least, specified);
  return min(least, item.most);
}

/// HTML Standard, 15.3.13: a legend begins at the outer edge of the upper border, or in the middle
/// of it where it is less high; what follows begins below both. Its upper margin is of no account.
void put_in_border(FlexItem& legend, Px border) {
  const Px height = legend.hypothetical, lead = max(Px(), (border - height) / 2);
  legend.main_start = lead - border;
  legend.main_end = max(border - lead - height, legend.main_end);
}

}  // namespace

Status collect_items(FlexContainer& flex) {
  for (Box* child = flex.box.first_child; child; child = child->next_sibling)
    if (!child->out_of_flow) WEFT_TRY(flex.items.push(make_item(flex, *child)));
  return Status::Ok;
}

Space item_space(const FlexContainer& flex) {
  Space space;
  space.containing_width = flex.content.width;
  space.containing_height = flex.percent_height;
  space.shrink_to_fit = true;
  return space;
}

Status find_base_sizes(FlexContainer& flex) {
  const Box* const legend = rendered_legend(flex.box);
  for (FlexItem& item : flex.items) {
    WEFT_TRY_ASSIGN(item.base, base_size(flex, item));
    item.base = max(item.base, item.main_edges);
    WEFT_TRY_ASSIGN(item.most, most_main(flex, item));
    WEFT_TRY_ASSIGN(item.least, least_main(flex, item));
    if (item.box->kind == BoxKind::Table) WEFT_TRY(enlarge_to_table(flex, item));
    item.hypothetical = clamp(item.base, item.least, item.most);
    if (item.box == legend) put_in_border(item, border_widths(flex.box).top);
  }
  return Status::Ok;
}

Result<Px> specified_main(FlexContainer& flex, FlexItem& item, const Length& property) {
  Space space = item_space(flex);
  if (!flex.axes.horizontal) return definite_height(*item.box, property, space);
  WEFT_TRY_ASSIGN(space.imposed_height, definite_cross(flex, item));
  return definite_width(flex.context, *item.box, property, space);
}

Result<Px> definite_cross(FlexContainer& flex, FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  Px cross = kIndefinite;
  if (flex.axes.horizontal) cross = definite_height(*item.box, style.height, item_space(flex));
  if (!flex.axes.horizontal) {
    WEFT_TRY_ASSIGN(cross, definite_width(flex.context, *item.box, style.width, item_space(flex)));
  }
  const Px room = flex.axes.horizontal ? flex.percent_height : flex.content.width;
  if (cross == kIndefinite && flex.single_line && stretches(flex, item) && room != kIndefinite)
    cross = room - item.cross_margins();
  if (cross == kIndefinite) return cross;
  return clamped_cross(flex, item, cross);
}

Result<Px> clamped_cross(FlexContainer& flex, FlexItem& item, Px cross) {
  if (flex.axes.horizontal) return clamped_height(*item.box, cross, item_space(flex));
  return clamped_width(flex.context, *item.box, cross, item_space(flex));
}

bool stretches(const FlexContainer& flex, const FlexItem& item) {
  if (item.align != Alignment::Stretch || item.auto_cross_start || item.auto_cross_end)
    return false;
  const BoxStyle& style = item.box->box_style();
  return flex.axes.horizontal
             ? style.height.is_auto() || style.height.kind() == Length::Kind::Stretch
             : style.width.is_auto();
}

Result<Px> column_width(FlexContainer& flex, FlexItem& item, Px height) {
  Space space = item_space(flex);
  if (flex.single_line && stretches(flex, item))
    return clamped_width(flex.context, *item.box, flex.content.width - item.cross_margins(), space);
  space.imposed_height = height;
  space.ignores_height = height == kIndefinite;
  return used_width(flex.context, *item.box, space);
}

Result<Px> most_main(FlexContainer& flex, FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  WEFT_TRY_ASSIGN(
      const Px most,
      specified_main(flex, item, flex.axes.horizontal ? style.max_width : style.max_height));
  return most == kIndefinite ? Px::max() : most;
}

Result<Px> least_main(FlexContainer& flex, FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  const Length& property = flex.axes.horizontal ? style.min_width : style.min_height;
  if (!property.is_auto()) {
    WEFT_TRY_ASSIGN(const Px least, specified_main(flex, item, property));
    return max(least, item.main_edges);
  }
  if (is_scroll_container(*item.box)) return item.main_edges;
  WEFT_TRY_ASSIGN(const Px least, automatic_minimum(flex, item));
  return max(least, item.main_edges);
}

}  // namespace weft
