// The steps of flex layout in their order (CSS Flexbox 1, chapter 9), and the intrinsic widths of a
// container.
#include "render/layout/flex/flex_alignment.h"
#include "render/layout/flex/flex_items.h"
#include "render/layout/flex/flex_lines.h"
#include "render/layout/flex/flexible_lengths.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

/// The steps from flex base sizes to the cross sizes of lines.
Status size_lines(FlexContainer& flex) {
  // 9.2.3: flex base size and hypothetical main size of each item.
  WEFT_TRY(find_base_sizes(flex));
  // 9.3.5: collect the items into lines.
  const Px limit = flex.single_line ? Px::max() : break_limit(flex);
  WEFT_TRY(break_lines(flex.items.span(), limit, flex.main_gap, flex.lines));
  // 9.2.4: the main size of the container.
  flex.main_size = main_size_of(flex);
  // 9.3.6: resolve the flexible lengths.
  for (const FlexLine& line : flex.lines)
    resolve_flexible_lengths(flex.items_of(line),
                             flex.main_size - gaps_between(flex.main_gap, line.count));
  // 9.4.7: the hypothetical cross size of each item.
  for (FlexItem& item : flex.items) WEFT_TRY(find_hypothetical_cross(flex, item));
  // 9.4.8: the cross size of each line.
  find_line_cross_sizes(flex);
  return Status::Ok;
}

Result<Px> within_main_limits(FlexContainer& flex, FlexItem& item, Px main) {
  WEFT_TRY_ASSIGN(item.most, most_main(flex, item));
  WEFT_TRY_ASSIGN(item.least, least_main(flex, item));
  return clamp(main, item.least, item.most);
}

/// 9.9.3: the contribution of an item as it flexes: not above its base size when it cannot grow,
/// nor below when it cannot shrink.
Result<Px> main_contribution(FlexContainer& flex, FlexItem& item, WidthMode mode) {
  Px height = kIndefinite;
  if (flex.axes.horizontal && flex.percent_height != kIndefinite) {
    WEFT_TRY_ASSIGN(height, definite_cross(flex, item));
  }
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths,
                  intrinsic_widths(flex.context, *item.box, flex.percent_height, height));
  Px width = mode == WidthMode::MinContent ? widths.min_content : widths.max_content;
  const FlexStyle& style = item.style();
  if (!flex.axes.horizontal || (!flex.single_line && mode == WidthMode::MinContent)) return width;
  if (style.flex_basis.is_auto() && item.box->box_style().width.is_auto()) {
    WEFT_TRY_ASSIGN(const Px by_ratio, main_from_ratio(flex, item));
    if (by_ratio != kIndefinite) return within_main_limits(flex, item, by_ratio);
  }
  if (style.flex_basis.is_auto()) return width;
  WEFT_TRY_ASSIGN(const Px base, specified_main(flex, item, style.flex_basis));
  if (base == kIndefinite) return width;
  if (!(style.flex_grow > 0)) width = min(width, base);
  if (!(style.flex_shrink > 0)) width = max(width, base);
  return within_main_limits(flex, item, width);
}

/// 9.9.2: columns beside each other, broken as the height that is known says.
Result<Px> columns_width(FlexContainer& flex) {
  WEFT_TRY(size_lines(flex));
  return cross_size_of(flex);
}

Result<Extent> lay_out(FlexContainer& flex, Pass pass) {
  WEFT_TRY(collect_items(flex));
  WEFT_TRY(size_lines(flex));
  // 9.4.9: align-content: stretch.
  stretch_lines(flex);
  // 9.4.11: the used cross size of each item.
  for (const FlexLine& line : flex.lines)
    for (FlexItem& item : flex.items_of(line)) WEFT_TRY(find_used_cross(flex, line, item));
  // 9.5.12: distribute free room along the main axis.
  for (const FlexLine& line : flex.lines) justify(flex, line);
  // 9.6.13 and 14: cross-axis auto margins, align-self.
  for (const FlexLine& line : flex.lines)
    for (FlexItem& item : flex.items_of(line)) align(flex, line, item);
  // 9.6.15: the cross size of the container.
  flex.cross_size = cross_size_of(flex);
  // 9.6.16: align-content.
  align_lines(flex);

  flex.content = flex.axes.size(flex.main_size, flex.cross_size);
  if (pass == Pass::Place) {
    for (FlexItem& item : flex.items) WEFT_TRY(place_item(flex, item));
    for (Box* child = flex.box.first_child; child; child = child->next_sibling)
      if (child->out_of_flow) set_static_position(flex, *child);
  }
  Extent extent{{flex.space.imposed_width, flex.space.imposed_height}};
  if (flex.space.imposed_height == kIndefinite)
    extent.size.height = flex.content.height + flex.edges.vertical();
  if (flex.lines.empty()) return extent;
  // The first line on the page, not in the order of the items.
  const FlexLine &first = flex.axes.wrap_reverse ? flex.lines.back() : flex.lines[0],
                 &last = flex.axes.wrap_reverse ? flex.lines[0] : flex.lines.back();
  WEFT_TRY_ASSIGN(extent.first_baseline, line_baseline(flex, first, false));
  WEFT_TRY_ASSIGN(extent.last_baseline, line_baseline(flex, last, true));
  return extent;
}

/// The border box width in MinContent or MaxContent mode.
Result<Px> intrinsic_width(FlexContainer& flex, WidthMode mode) {
  flex.content.width = kIndefinite;
  WEFT_TRY(collect_items(flex));
  if (!flex.axes.horizontal && !flex.single_line && mode == WidthMode::MaxContent) {
    WEFT_TRY_ASSIGN(const Px width, columns_width(flex));
    return width + flex.edges.horizontal();
  }
  const bool adds_up = flex.axes.horizontal && (flex.single_line || mode == WidthMode::MaxContent);
  Px sum, largest;
  for (FlexItem& item : flex.items) {
    WEFT_TRY_ASSIGN(Px width, main_contribution(flex, item, mode));
    width += used_margin(*item.box, kIndefinite).horizontal();
    sum += width;
    largest = max(largest, width);
  }
  sum += gaps_between(flex.main_gap, flex.items.size());
  return max(Px(), adds_up ? sum : largest) + flex.edges.horizontal();
}

}  // namespace

Result<Extent> layout_flex(LayoutContext& context, Box& box, const Space& space, Pass pass) {
  FlexContainer flex(context, box, space);
  if (space.width_mode == WidthMode::Definite) return lay_out(flex, pass);
  WEFT_TRY_ASSIGN(const Px width, intrinsic_width(flex, space.width_mode));
  return Extent{{width, Px()}};
}

}  // namespace weft
