// Computed-value rules that tie properties together: CSS Display 3 (2.7), CSS 2.1 (9.7), CSS
// Overflow 3, CSS Backgrounds 3.
#include "render/css/cascade/style_finish.h"

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

/// CSS Display 3, 2.7: the block-level counterpart.
Display blockified(Display display) {
  switch (display) {
    case Display::Inline:
    case Display::InlineBlock:
    case Display::TableRowGroup:
    case Display::TableHeaderGroup:
    case Display::TableFooterGroup:
    case Display::TableRow:
    case Display::TableCell:
    case Display::TableColumnGroup:
    case Display::TableColumn:
    case Display::TableCaption: return Display::Block;
    case Display::InlineFlex: return Display::Flex;
    case Display::InlineGrid: return Display::Grid;
    case Display::InlineTable: return Display::Table;
    case Display::InlineListItem: return Display::ListItem;
    default: return display;
  }
}

/// The start and end of the lines of the containing block (CSS Logical 1, 4.2).
template <typename Side>
Side physical_side(Side side, Direction direction) {
  if (side != Side::InlineStart && side != Side::InlineEnd) return side;
  return (side == Side::InlineStart) == (direction == Direction::Ltr) ? Side::Left : Side::Right;
}

void finish_float(StyleBuilder& builder) {
  const Direction direction = builder.parent->text->direction;
  builder.box.floating = physical_side(builder.box.floating, direction);
  builder.box.clear = physical_side(builder.box.clear, direction);
}

void finish_display(StyleBuilder& builder, ElementRole role) {
  BoxStyle& box = builder.box;
  const bool out_of_flow = box.position == Position::Absolute || box.position == Position::Fixed;
  if (out_of_flow || role == ElementRole::Item) box.floating = Float::None;
  box.original_display = box.display;
  // CSS Writing Modes 4, 3.1.
  if (box.display == Display::Inline &&
      builder.text.writing_mode != builder.parent->text->writing_mode)
    box.display = Display::InlineBlock;
  const bool blockifies = out_of_flow || box.floating != Float::None || role != ElementRole::Other;
  if (role == ElementRole::Root && box.display == Display::Contents) box.display = Display::Block;
  if (blockifies) box.display = blockified(box.display);
}

/// CSS Overflow 3, 3.1: one axis cannot stay visible when the other scrolls. Clip stays, as in
/// Chromium.
void finish_overflow(BoxStyle& box) {
  const auto scrolls = [](Overflow overflow) {
    return overflow != Overflow::Visible && overflow != Overflow::Clip;
  };
  const auto scrollable = [](Overflow overflow) {
    return overflow == Overflow::Visible ? Overflow::Auto : overflow;
  };
  if (scrolls(box.overflow_x) == scrolls(box.overflow_y)) return;
  box.overflow_x = scrollable(box.overflow_x);
  box.overflow_y = scrollable(box.overflow_y);
}

/// A line that is not drawn has no width, and only a colour of its own matters: it may be
/// inherited.
void finish_side(BorderSide& side, Color current_color) {
  if (!has_line(side)) side.width = Px();
  if (side.current_color) side.color = has_line(side) ? current_color : kBlack;
}

bool is_block_flow(const ComputedStyle& style) {
  const Display display = style.box->display;
  if (display == Display::Flex)
    return (style.flex->flex_direction == FlexDirection::Column ||
            style.flex->flex_direction == FlexDirection::ColumnReverse) &&
           (style.flex->align_items == Alignment::Normal ||
            style.flex->align_items == Alignment::Stretch);
  return display == Display::Block || display == Display::FlowRoot || display == Display::ListItem;
}

constexpr Px kUnknown = Px::from_int(-1);

bool known(Px px) { return px >= Px(); }

/// A size property in px, if it says one without layout.
Px stated_size(const Length& size, Px basis) {
  if (size.is_fixed()) return size.px();
  return size.is_size() && known(basis) ? max(Px(), size.resolve(basis)) : kUnknown;
}

/// The content box's extent along one axis from the stated size, or from the room there is.
struct Axis {
  const Length& size;
  const Length& minimum;
  const Length& maximum;
  Px inset;  // padding and border
  Px margins;
  Px basis;
  bool fills;  // auto takes the room
};

Px definite_extent(const Axis& axis, BoxSizing sizing) {
  Px extent = stated_size(axis.size, axis.basis);
  if (known(extent)) {
    if (sizing == BoxSizing::BorderBox) extent = extent - axis.inset;
  } else if (axis.size.is_auto() && axis.fills && known(axis.basis)) {
    extent = axis.basis - axis.margins - axis.inset;
  } else {
    return kUnknown;
  }
  const Px borders = sizing == BoxSizing::BorderBox ? axis.inset : Px();
  const Px highest = stated_size(axis.maximum, axis.basis),
           lowest = stated_size(axis.minimum, axis.basis);
  if (known(highest)) extent = min(extent, highest - borders);
  if (known(lowest)) extent = max(extent, lowest - borders);
  return max(extent, Px());
}

}  // namespace

void finish_style(StyleBuilder& builder, ElementRole role, PseudoKind pseudo) {
  finish_old_box(builder);
  finish_float(builder);
  finish_display(builder, role);
  finish_overflow(builder.box);
  for (BorderSide* side : {&builder.surface.top, &builder.surface.right, &builder.surface.bottom,
                           &builder.surface.left, &builder.surface.outline})
    finish_side(*side, builder.text.color);
  BorderSide& rule = builder.columns.rule;
  if (rule.current_color) rule.color = has_line(rule) ? builder.text.color : kBlack;
  if (builder.surface.background_current) builder.surface.background_color = builder.text.color;
  if (!builder.rare.decoration.lines) {
    builder.rare.decoration.color = kBlack;
    builder.rare.decoration.current_color = true;
  }
  if (builder.text.text_stroke_current_color)
    builder.text.text_stroke_color =
        builder.text.text_stroke_width > Px() ? builder.text.color : kBlack;
  if (builder.text.text_fill_current_color) builder.text.text_fill_color = kBlack;
  EmphasisShape& emphasis = builder.text.emphasis_shape;
  if (emphasis == EmphasisShape::Auto)
    emphasis = builder.text.writing_mode == WritingMode::HorizontalTb ? EmphasisShape::Dot
                                                                      : EmphasisShape::Sesame;
  if (builder.text.emphasis_current_color) builder.text.emphasis_color = kBlack;
  if (builder.box.vertical_align != VerticalAlign::Length)
    builder.box.vertical_align_length = Length::zero();
  if (builder.box.content_visibility == ContentVisibility::Auto)
    builder.rare.contained_width.is_auto = builder.rare.contained_height.is_auto = true;
  const bool generated = pseudo == PseudoKind::Before || pseudo == PseudoKind::After;
  if (generated && builder.rare.content_normal) builder.rare.content_none = true;
}

void inherit_sizes(const ComputedStyle& style, const InheritedStyle& parent, bool is_root,
                   Size viewport, InheritedStyle& inherited) {
  const BoxStyle& box = *style.box;
  const SurfaceStyle& surface = *style.surface;
  if (box.display == Display::Contents) {
    inherited.definite_width = parent.definite_width;
    inherited.definite_height = parent.definite_height;
    inherited.children_are_items = parent.children_are_items;
    return;
  }
  const bool fixed = box.position == Position::Fixed;
  const Px basis_width = is_root || fixed ? viewport.width : parent.definite_width;
  const Px basis_height = is_root || fixed ? viewport.height : parent.definite_height;
  const auto edge = [&](const Length& length) {
    return max(Px(), length.resolve_or(max(basis_width, Px()), Px()));
  };
  const auto margin = [&](const Length& length) {
    return length.resolve_or(max(basis_width, Px()), Px());
  };
  const bool in_flow = box.position == Position::Static || box.position == Position::Relative;
  const bool fills =
      is_root ||
      (in_flow && box.floating == Float::None && parent.style && is_block_flow(*parent.style) &&
       (box.display == Display::Block || box.display == Display::FlowRoot ||
        box.display == Display::Flex || box.display == Display::Grid ||
        box.display == Display::ListItem));
  const Px inset_x =
      edge(box.padding_left) + edge(box.padding_right) + surface.left.width + surface.right.width;
  const Px inset_y =
      edge(box.padding_top) + edge(box.padding_bottom) + surface.top.width + surface.bottom.width;
  const Axis x{box.width,
               box.min_width,
               box.max_width,
               inset_x,
               margin(box.margin_left) + margin(box.margin_right),
               basis_width,
               fills};
  const Axis y{box.height, box.min_height, box.max_height, inset_y, Px(), basis_height, false};
  inherited.definite_width = definite_extent(x, box.box_sizing);
  inherited.definite_height = definite_extent(y, box.box_sizing);
  inherited.children_are_items = box.display == Display::Flex ||
                                 box.display == Display::InlineFlex ||
                                 box.display == Display::Grid || box.display == Display::InlineGrid;
  if (box.container_type != ContainerType::Normal)
    inherited.container_width = inherited.definite_width;
  if (box.container_type == ContainerType::Size)
    inherited.container_height = inherited.definite_height;
}

}  // namespace weft
