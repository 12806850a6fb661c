// Flex items: base size, minimum, maximum and hypothetical size in the main axis (CSS Flexbox
// 1, 4.5, 9.2.3).
#include <utility>

#include "render/layout/flex/flex.h"
#include "render/layout/replaced.h"
#include "render/layout/sizing.h"

namespace weft {

namespace {

bool is_scroll_container(const Box& box) {
  const Overflow overflow = box.box_style().overflow_x, vertical = box.box_style().overflow_y;
  const auto scrolls = [](Overflow value) {
    return value != Overflow::Visible && value != Overflow::Clip;
  };
  return scrolls(overflow) || scrolls(vertical);
}

/// Whether a size in one axis follows from that in the other.
bool keeps_ratio(const Box& box) { return has_ratio(box) || box.kind == BoxKind::Replaced; }

}  // namespace

FlexItem FlexLayout::make_item(Box& child) const {
  const BoxStyle& style = child.box_style();
  const Edges margin = used_margin(child, content_.width);
  const Edges edges = border_widths(child) + used_padding(child, content_.width);
  const bool left = style.margin_left.is_auto(), right = style.margin_right.is_auto();
  const bool top = style.margin_top.is_auto(), bottom = style.margin_bottom.is_auto();
  const bool across = axes_.horizontal;
  FlexItem item{};
  item.box = &child;
  item.align = self_alignment(child.style->flex->align_self, box_.style->flex->align_items);
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
  if (axes_.main_backwards) {
    std::swap(item.main_start, item.main_end);
    std::swap(item.auto_main_start, item.auto_main_end);
  }
  if (axes_.cross_backwards) {
    std::swap(item.cross_start, item.cross_end);
    std::swap(item.auto_cross_start, item.auto_cross_end);
  }
  return item;
}

Status FlexLayout::collect_items() {
  for (Box* child = box_.first_child; child; child = child->next_sibling)
    if (!child->out_of_flow) WEFT_TRY(items_.push(make_item(*child)));
  return Status::Ok;
}

Space FlexLayout::item_space() const {
  Space space;
  space.containing_width = content_.width;
  space.containing_height = percent_height_;
  space.shrink_to_fit = true;
  return space;
}

Status FlexLayout::find_base_sizes() {
  for (FlexItem& item : items_) {
    WEFT_TRY_ASSIGN(item.base, base_size(item));
    item.base = max(item.base, item.main_edges);
    WEFT_TRY_ASSIGN(item.most, most_main(item));
    WEFT_TRY_ASSIGN(item.least, least_main(item));
    if (item.box->kind == BoxKind::Table) WEFT_TRY(widen_to_table(item));
    item.hypothetical = clamp(item.base, item.least, item.most);
  }
  return Status::Ok;
}

/// A table is never narrower than its contents, whatever its limits say.
Status FlexLayout::widen_to_table(FlexItem& item) {
  if (!axes_.horizontal) return Status::Ok;
  WEFT_TRY_ASSIGN(const Px least, content_main(item, WidthMode::MinContent));
  item.least = max(item.least, least);
  item.most = max(item.most, least);
  return Status::Ok;
}

Result<Px> FlexLayout::base_size(FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  const Length& own = axes_.horizontal ? style.width : style.height;
  const Length& basis = flex(item).flex_basis.is_auto() ? own : flex(item).flex_basis;
  // A: a definite flex basis.
  WEFT_TRY_ASSIGN(const Px definite, specified_main(item, basis));
  if (definite != kIndefinite) return definite;
  // B: the ratio, and a definite cross size.
  if (keeps_ratio(*item.box)) {
    WEFT_TRY_ASSIGN(const Px cross, definite_cross(item));
    if (cross != kIndefinite) {
      WEFT_TRY_ASSIGN(const Px main, main_from_cross(item, cross));
      if (item.box->kind == BoxKind::Replaced) return main;
      return limited_by_cross(item, main);
    }
  }
  // E: by content.
  WEFT_TRY_ASSIGN(const Px main, content_main(item, WidthMode::MaxContent));
  return limited_by_cross(item, main);
}

Result<Px> FlexLayout::specified_main(FlexItem& item, const Length& property) {
  if (axes_.horizontal) return definite_width(context_, *item.box, property, item_space());
  return definite_height(*item.box, property, item_space());
}

Result<Px> FlexLayout::clamped_cross(FlexItem& item, Px cross) {
  if (axes_.horizontal) return clamped_height(*item.box, cross, item_space());
  return clamped_width(context_, *item.box, cross, item_space());
}

bool FlexLayout::stretches(const FlexItem& item) const {
  if (item.align != Alignment::Stretch || item.auto_cross_start || item.auto_cross_end)
    return false;
  const Length& cross =
      axes_.horizontal ? item.box->box_style().height : item.box->box_style().width;
  return cross.is_auto() ||
         (axes_.horizontal && cross.has_percent() && percent_height_ == kIndefinite);
}

Result<Px> FlexLayout::definite_cross(FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  Px cross = kIndefinite;
  if (axes_.horizontal) cross = definite_height(*item.box, style.height, item_space());
  if (!axes_.horizontal) {
    WEFT_TRY_ASSIGN(cross, definite_width(context_, *item.box, style.width, item_space()));
  }
  const Px room = axes_.horizontal ? percent_height_ : content_.width;
  if (cross == kIndefinite && single_line_ && stretches(item) && room != kIndefinite)
    cross = room - item.cross_margins();
  if (cross == kIndefinite) return cross;
  return clamped_cross(item, cross);
}

Result<Px> FlexLayout::content_main(FlexItem& item, WidthMode mode) {
  Space space = item_space();
  if (axes_.horizontal && item.box->kind != BoxKind::Replaced) {
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths(context_, *item.box));
    return mode == WidthMode::MinContent ? widths.min_content : widths.max_content;
  }
  if (axes_.horizontal) {
    space.ignores_width = true;
    WEFT_TRY_ASSIGN(const Size size, replaced_size(context_, *item.box, space));
    return size.width;
  }
  WEFT_TRY_ASSIGN(space.imposed_width, column_width(item, kIndefinite));
  space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context_, *item.box, space, Pass::Measure));
  return extent.size.height;
}

Result<Px> FlexLayout::main_from_cross(FlexItem& item, Px cross) {
  Space space = item_space();
  if (item.box->kind != BoxKind::Replaced)
    return axes_.horizontal ? width_from_ratio(*item.box, cross, content_.width)
                            : height_from_ratio(*item.box, cross, content_.width);
  (axes_.horizontal ? space.imposed_height : space.imposed_width) = cross;
  if (axes_.horizontal) space.ignores_width = true;
  else space.ignores_height = true;
  WEFT_TRY_ASSIGN(const Size size, replaced_size(context_, *item.box, space));
  return axes_.main(size);
}

/// `main` within what the limits of the cross size make of it by the ratio.
Result<Px> FlexLayout::limited_by_cross(FlexItem& item, Px main) {
  if (!has_ratio(*item.box)) return main;
  const BoxStyle& style = item.box->box_style();
  Px least = kIndefinite, most = kIndefinite;
  if (axes_.horizontal) {
    least = definite_height(*item.box, style.min_height, item_space());
    most = definite_height(*item.box, style.max_height, item_space());
  } else {
    WEFT_TRY_ASSIGN(least, definite_width(context_, *item.box, style.min_width, item_space()));
    WEFT_TRY_ASSIGN(most, definite_width(context_, *item.box, style.max_width, item_space()));
  }
  if (most != kIndefinite) {
    WEFT_TRY_ASSIGN(const Px limit, main_from_cross(item, most));
    main = min(main, limit);
  }
  if (least != kIndefinite) {
    WEFT_TRY_ASSIGN(const Px limit, main_from_cross(item, least));
    main = max(main, limit);
  }
  return main;
}

Result<Px> FlexLayout::column_width(FlexItem& item, Px height) {
  Space space = item_space();
  if (single_line_ && stretches(item))
    return clamped_width(context_, *item.box, content_.width - item.cross_margins(), space);
  space.imposed_height = height;
  return used_width(context_, *item.box, space);
}

Result<Px> FlexLayout::most_main(FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  WEFT_TRY_ASSIGN(const Px most,
                  specified_main(item, axes_.horizontal ? style.max_width : style.max_height));
  return most == kIndefinite ? Px::max() : most;
}

Result<Px> FlexLayout::least_main(FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  const Length& property = axes_.horizontal ? style.min_width : style.min_height;
  if (!property.is_auto()) {
    WEFT_TRY_ASSIGN(const Px least, specified_main(item, property));
    return max(least, item.main_edges);
  }
  if (is_scroll_container(*item.box)) return item.main_edges;
  WEFT_TRY_ASSIGN(const Px least, automatic_minimum(item));
  return max(least, item.main_edges);
}

/// 4.5: the content-based minimum size.
Result<Px> FlexLayout::automatic_minimum(FlexItem& item) {
  const BoxStyle& style = item.box->box_style();
  WEFT_TRY_ASSIGN(Px content, content_main(item, WidthMode::MinContent));
  if (axes_.horizontal && has_ratio(*item.box)) {
    WEFT_TRY_ASSIGN(const Px cross, definite_cross(item));
    if (cross != kIndefinite) {
      WEFT_TRY_ASSIGN(content, main_from_cross(item, cross));
    }
  }
  WEFT_TRY_ASSIGN(Px least, limited_by_cross(item, content));
  WEFT_TRY_ASSIGN(const Px specified,
                  specified_main(item, axes_.horizontal ? style.width : style.height));
  if (specified != kIndefinite) least = min(least, specified);
  if (specified == kIndefinite && item.box->kind == BoxKind::Replaced) {
    WEFT_TRY_ASSIGN(const Px cross, definite_cross(item));
    if (cross != kIndefinite) {
      WEFT_TRY_ASSIGN(const Px transferred, main_from_cross(item, cross));
      least = min(least, transferred);
    }
  }
  return min(least, item.most);
}

}  // namespace weft
