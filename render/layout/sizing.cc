// From computed to used values (CSS 2.1 chapter 10, CSS Sizing 3 and 4).
#include "render/layout/sizing.h"

#include "render/layout/form_controls.h"
#include "render/layout/replaced.h"
#include "render/layout/writing_mode.h"

namespace weft {

namespace {

bool is_table_part_without_edges(BoxKind kind) {
  return kind == BoxKind::Table || kind == BoxKind::TableRowGroup || kind == BoxKind::TableRow ||
         kind == BoxKind::TableColumn;
}

bool is_table_internal(BoxKind kind) {
  return kind == BoxKind::TableGrid || kind == BoxKind::TableRowGroup ||
         kind == BoxKind::TableRow || kind == BoxKind::TableCell || kind == BoxKind::TableColumn;
}

/// Without the edges at which an inline box was split around a block.
Edges of_part(const Box& box, Edges edges) {
  if (box.kind != BoxKind::Inline) return edges;
  const bool reversed = is_right_to_left(box);
  if (!(reversed ? box.closes : box.opens)) edges.left = Px();
  if (!(reversed ? box.opens : box.closes)) edges.right = Px();
  return edges;
}

Edges style_borders(const Box& box) {
  const SurfaceStyle& surface = *box.style->surface;
  return {surface.top.width, surface.right.width, surface.bottom.width, surface.left.width};
}

Edges style_padding(const Box& box, Px containing_width) {
  const Px basis = containing_width == kIndefinite ? Px() : containing_width;
  const BoxStyle& style = box.box_style();
  return {max(Px(), style.padding_top.resolve_or(basis, Px())),
          max(Px(), style.padding_right.resolve_or(basis, Px())),
          max(Px(), style.padding_bottom.resolve_or(basis, Px())),
          max(Px(), style.padding_left.resolve_or(basis, Px()))};
}

/// Padding and borders by which width and height of the content box differ from those of the border
/// box; a table's wrapper answers for its grid.
Edges content_edges(const Box& box, Px containing_width) {
  if (box.kind != BoxKind::Table) return border_widths(box) + used_padding(box, containing_width);
  if (box.text_style().border_collapse == BorderCollapse::Separate)
    return style_borders(box) + style_padding(box, containing_width);
  const Edges borders = style_borders(box);
  return {borders.top / 2, borders.right / 2, borders.bottom / 2, borders.left / 2};
}

Px with_edges(const Box& box, Px value, Px edges) {
  return box.box_style().box_sizing == BoxSizing::BorderBox ? max(value, edges)
                                                            : max(value, Px()) + edges;
}

Px ratio_edges(const Box& box, Px edges) {
  const BoxStyle& style = box.box_style();
  return style.box_sizing == BoxSizing::BorderBox && !style.aspect_ratio_auto ? Px() : edges;
}

Px available_width(const Box& box, const Space& space) {
  return max(Px(), space.containing_width - used_margin(box, space.containing_width).horizontal());
}

/// min(max(min-content, available), max-content): CSS 2.1 10.3.5.
Px fit_in(const IntrinsicWidths& widths, Px available) {
  return available == kIndefinite ? widths.max_content
                                  : max(widths.min_content, min(available, widths.max_content));
}

Result<Px> keyword_width(LayoutContext& context, Box& box, Length::Kind keyword,
                         const Space& space) {
  const bool known =
      space.containing_width != kIndefinite && space.width_mode == WidthMode::Definite;
  if (keyword == Length::Kind::Stretch) return known ? available_width(box, space) : kIndefinite;
  if (box.kind == BoxKind::Replaced) {
    Space own = space;
    own.ignores_width = true;
    WEFT_TRY_ASSIGN(const Size size, replaced_size(context, box, own));
    return size.width;
  }
  const Px height = has_ratio(box) ? known_height(box, space) : kIndefinite;
  if (height != kIndefinite) return ratio_width(context, box, height, space);
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths_in(context, box, space));
  Px width = widths.max_content;
  if (keyword == Length::Kind::MinContent) width = widths.min_content;
  if (keyword == Length::Kind::FitContent || keyword == Length::Kind::FitContentLimit)
    width = fit_in(widths, known ? available_width(box, space) : kIndefinite);
  return within_transferred_limits(box, width, space);
}

bool is_sizing_keyword(Length::Kind kind) {
  return kind == Length::Kind::MinContent || kind == Length::Kind::MaxContent ||
         kind == Length::Kind::FitContent || kind == Length::Kind::FitContentLimit ||
         kind == Length::Kind::Stretch;
}

/// width: auto.
Result<Px> automatic_width(LayoutContext& context, Box& box, const Space& space) {
  const Px height = known_height(box, space);
  if (has_ratio(box) && height != kIndefinite) return ratio_width(context, box, height, space);
  if (context.turned_styles && is_orthogonal(box)) return content_width_across(context, box, space);
  const bool known = space.containing_width != kIndefinite;
  Px width = known ? available_width(box, space) : kIndefinite;
  if (!known || space.shrink_to_fit || box.kind == BoxKind::Table || is_control(box)) {
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths_in(context, box, space));
    width = fit_in(widths, width);
  }
  return within_transferred_limits(box, width, space);
}

/// A table is never narrower than its contents (CSS 2.1 17.5.2).
Result<Px> not_below_table(LayoutContext& context, Box& box, Px width) {
  if (box.kind != BoxKind::Table) return width;
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths(context, box));
  return max(width, widths.min_content);
}

}  // namespace

Edges border_widths(const Box& box) {
  return is_table_part_without_edges(box.kind) ? Edges{} : of_part(box, style_borders(box));
}

Edges used_padding(const Box& box, Px containing_width) {
  if (is_table_part_without_edges(box.kind)) return {};
  if (box.kind == BoxKind::TableGrid &&
      box.text_style().border_collapse == BorderCollapse::Collapse)
    return {};
  return of_part(box, style_padding(box, containing_width));
}

Edges placed_padding(const Box& box) {
  return box.borders_collapsed ? Edges{} : used_padding(box, box.containing_width);
}

Edges used_margin(const Box& box, Px containing_width) {
  if (is_table_internal(box.kind)) return {};
  const Px basis = containing_width == kIndefinite ? Px() : containing_width;
  const BoxStyle& style = box.box_style();
  return of_part(
      box,
      {style.margin_top.resolve_or(basis, Px()), style.margin_right.resolve_or(basis, Px()),
       style.margin_bottom.resolve_or(basis, Px()), style.margin_left.resolve_or(basis, Px())});
}

Px border_box_width(const Box& box, Px property_value, Px containing_width) {
  return with_edges(box, property_value, content_edges(box, containing_width).horizontal());
}

Px border_box_height(const Box& box, Px property_value, Px containing_width) {
  return with_edges(box, property_value, content_edges(box, containing_width).vertical());
}

Result<Px> definite_width(LayoutContext& context, Box& box, const Length& property,
                          const Space& space) {
  if (is_sizing_keyword(property.kind()))
    return keyword_width(context, box, property.kind(), space);
  if (!property.is_size()) return kIndefinite;
  const bool known =
      space.containing_width != kIndefinite && space.width_mode == WidthMode::Definite;
  if (property.has_percent() && !known) return kIndefinite;
  return border_box_width(box, property.resolve(known ? space.containing_width : Px()),
                          space.containing_width);
}

Px definite_height(const Box& box, const Length& property, const Space& space) {
  const bool known = space.containing_height != kIndefinite;
  if (property.kind() == Length::Kind::Stretch && known)
    return max(Px(), space.containing_height - used_margin(box, space.containing_width).vertical());
  if (!property.is_size() || (property.has_percent() && !known)) return kIndefinite;
  return border_box_height(box, property.resolve(known ? space.containing_height : Px()),
                           space.containing_width);
}

Px known_height(const Box& box, const Space& space) {
  if (space.imposed_height != kIndefinite)
    return space.imposed_height_is_definite ? space.imposed_height : kIndefinite;
  if (box.anonymous && box.kind == BoxKind::Block) return space.containing_height;
  if (space.ignores_height) return kIndefinite;
  const Px height = definite_height(box, box.box_style().height, space);
  return height == kIndefinite ? kIndefinite : clamped_height(box, height, space);
}

Result<IntrinsicWidths> content_widths_in(LayoutContext& context, Box& box, const Space& space) {
  WEFT_TRY_ASSIGN(IntrinsicWidths widths, content_widths(context, box, known_height(box, space)));
  if (space.containing_width == kIndefinite) return widths;
  const Px more =
      used_padding(box, space.containing_width).horizontal() - used_padding(box, Px()).horizontal();
  widths.min_content += more;
  widths.max_content += more;
  return widths;
}

Result<Px> least_width(LayoutContext& context, Box& box, const Space& space) {
  const Length& property = box.box_style().min_width;
  WEFT_TRY_ASSIGN(const Px least, definite_width(context, box, property, space));
  return least == kIndefinite && property.is_size()
             ? border_box_width(box, property.resolve(Px()), space.containing_width)
             : least;
}

Px least_height(const Box& box, const Space& space) {
  const Length& property = box.box_style().min_height;
  const bool known = space.containing_height != kIndefinite;
  return property.is_size() && property.has_percent() && !known
             ? border_box_height(box, property.resolve(Px()), space.containing_width)
             : definite_height(box, property, space);
}

Result<Px> clamped_width(LayoutContext& context, Box& box, Px border_box_width,
                         const Space& space) {
  const BoxStyle& style = box.box_style();
  WEFT_TRY_ASSIGN(const Px highest, definite_width(context, box, style.max_width, space));
  WEFT_TRY_ASSIGN(const Px lowest, least_width(context, box, space));
  if (highest != kIndefinite) border_box_width = min(border_box_width, highest);
  if (lowest != kIndefinite) border_box_width = max(border_box_width, lowest);
  return max(border_box_width, content_edges(box, space.containing_width).horizontal());
}

Px clamped_height(const Box& box, Px border_box_height, const Space& space) {
  const BoxStyle& style = box.box_style();
  const Px highest = definite_height(box, style.max_height, space);
  const Px lowest = least_height(box, space);
  if (highest != kIndefinite) border_box_height = min(border_box_height, highest);
  if (lowest != kIndefinite) border_box_height = max(border_box_height, lowest);
  return max(border_box_height, content_edges(box, space.containing_width).vertical());
}

Px width_from_ratio(const Box& box, Px border_box_height, Px containing_width) {
  const Edges edges = content_edges(box, containing_width);
  const Px height = max(Px(), border_box_height - ratio_edges(box, edges.vertical()));
  const BoxStyle& style = box.box_style();
  return max(edges.horizontal(),
             height.scaled(style.aspect_ratio_width, style.aspect_ratio_height) +
                 ratio_edges(box, edges.horizontal()));
}

Result<Px> ratio_width(LayoutContext& context, Box& box, Px height, const Space& space) {
  const BoxStyle& style = box.box_style();
  const Px width = width_from_ratio(box, height, space.containing_width);
  if (!style.min_width.is_auto() || style.height.is_auto() ||
      style.overflow_x != Overflow::Visible || box.out_of_flow)
    return width;
  WEFT_TRY_ASSIGN(const IntrinsicWidths widths, content_widths_in(context, box, space));
  return max(width, widths.min_content);
}

Px height_from_ratio(const Box& box, Px border_box_width, Px containing_width) {
  const Edges edges = content_edges(box, containing_width);
  const Px width = max(Px(), border_box_width - ratio_edges(box, edges.horizontal()));
  const BoxStyle& style = box.box_style();
  return max(edges.vertical(), width.scaled(style.aspect_ratio_height, style.aspect_ratio_width) +
                                   ratio_edges(box, edges.vertical()));
}

Px within_transferred_limits(const Box& box, Px border_box_width, const Space& space) {
  const BoxStyle& style = box.box_style();
  if (!has_ratio(box) || box.kind == BoxKind::Table ||
      definite_height(box, style.height, space) != kIndefinite)
    return border_box_width;
  const Px highest = definite_height(box, style.max_height, space),
           lowest = least_height(box, space);
  if (highest != kIndefinite)
    border_box_width =
        min(border_box_width, width_from_ratio(box, highest, space.containing_width));
  if (lowest != kIndefinite)
    border_box_width = max(border_box_width, width_from_ratio(box, lowest, space.containing_width));
  return border_box_width;
}

bool height_is_from_ratio(const Box& box, const Space& space) {
  return space.imposed_height == kIndefinite && !space.ignores_height && has_ratio(box) &&
         box.kind != BoxKind::Table &&
         definite_height(box, box.box_style().height, space) == kIndefinite;
}

bool contents_limit_ratio(const Box& box) {
  const BoxStyle& style = box.box_style();
  return style.min_height.is_auto() && style.overflow_y == Overflow::Visible &&
         !style.height.has_percent() && style.height.kind() != Length::Kind::Stretch;
}

namespace {

/// Other controls are as large as they are whatever is in them.
bool contents_decide(const Box& box) {
  const Control control = control_of(box);
  return control == Control::None || control == Control::Button;
}

}  // namespace

bool has_empty_height(const Box& box) {
  return (containment(box) & kContainSize) && contents_decide(box);
}

bool has_empty_width(const Box& box) {
  return (containment(box) & (kContainSize | kContainInlineSize)) &&
         (contents_decide(box) || control_of(box) == Control::DropDown);
}

Result<Px> used_width(LayoutContext& context, Box& box, const Space& space) {
  if (space.imposed_width != kIndefinite) return not_below_table(context, box, space.imposed_width);
  if (box.kind == BoxKind::Replaced) {
    WEFT_TRY_ASSIGN(const Size size, replaced_size(context, box, space));
    return size.width;
  }
  if (space.width_mode != WidthMode::Definite) {
    WEFT_TRY_ASSIGN(const IntrinsicWidths widths, intrinsic_widths(context, box));
    return space.width_mode == WidthMode::MinContent ? widths.min_content : widths.max_content;
  }
  WEFT_TRY_ASSIGN(Px width, definite_width(context, box, box.box_style().width, space));
  if (width == kIndefinite) {
    WEFT_TRY_ASSIGN(width, automatic_width(context, box, space));
  }
  WEFT_TRY_ASSIGN(width, clamped_width(context, box, width, space));
  return not_below_table(context, box, width);
}

Px used_height(const Box& box, Px border_box_width, const Space& space) {
  if (space.imposed_height != kIndefinite || space.ignores_height) return space.imposed_height;
  Px height = definite_height(box, box.box_style().height, space);
  if (height == kIndefinite && height_is_from_ratio(box, space))
    height = height_from_ratio(box, border_box_width, space.containing_width);
  return height == kIndefinite ? kIndefinite : clamped_height(box, height, space);
}

}  // namespace weft
