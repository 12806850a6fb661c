#include "render/layout/boxes/below_cut.h"

#include <algorithm>

#include "render/css/style/will_change.h"

namespace weft {
namespace {

/// How far something starts above its place because of `length`, which is not negative where that
/// is nowhere.
Px above(const Length& length) {
  if (length.is_fixed()) return max(Px(), -length.px());
  if (length.kind() == Length::Kind::Percent) return length.percent_1024() < 0 ? Px::max() : Px();
  return length.kind() == Length::Kind::Calc ? Px::max() : Px();
}

/// The size of `length` where it is known, else Px::max().
Px extent(const Length& length) { return length.is_fixed() ? length.px() : Px::max(); }

Px border_box_height(const ComputedStyle& style) {
  const BoxStyle& box = *style.box;
  return extent(box.height) + max(Px(), box.min_height.is_fixed() ? box.min_height.px() : Px()) +
         extent(box.padding_top) + extent(box.padding_bottom) + style.surface->top.width +
         style.surface->bottom.width;
}

bool is_out_of_flow(const ComputedStyle& style) {
  return style.box->position == Position::Absolute || style.box->position == Position::Fixed;
}

bool is_flex_or_grid(const ComputedStyle& style) {
  const Display display = style.box->display;
  return display == Display::Flex || display == Display::InlineFlex || display == Display::Grid ||
         display == Display::InlineGrid;
}

/// Aligned so that what is too high overflows upwards.
bool overflows_up(Alignment alignment) {
  switch (alignment) {
    case Alignment::Auto:
    case Alignment::Normal:
    case Alignment::Stretch:
    case Alignment::Start:
    case Alignment::FlexStart:
    case Alignment::SelfStart:
    case Alignment::Baseline: return false;
    default: return true;
  }
}

bool overflows_up(const FlexStyle& flex) {
  return overflows_up(flex.align_items) || overflows_up(flex.align_self) ||
         overflows_up(flex.align_content) || overflows_up(flex.justify_content) ||
         flex.flex_direction == FlexDirection::ColumnReverse ||
         flex.flex_wrap == FlexWrap::WrapReverse;
}

bool may_be_too_low(const ComputedStyle& style) {
  const BoxStyle& box = *style.box;
  return !box.height.is_auto() || !box.max_height.is_none() || box.aspect_ratio_height > Px() ||
         !style.flex->grid_rows.tracks.empty() || !style.flex->grid_auto_rows.empty() ||
         (containment_of(box) & kContainSize);
}

bool is_painted_as_group(const ComputedStyle& style) {
  const RareStyle& rare = *style.rare;
  return rare.opacity != 255 || rare.isolation != Isolation::Auto ||
         rare.blending != Compositing::SourceOver || will_stack(rare) || !rare.mask.empty() ||
         rare.mask_border || rare.clip_path || rare.has_clip || !style.box->z_index_auto ||
         style.box->position == Position::Sticky ||
         (containment_of(*style.box) & (kContainPaint | kContainLayout));
}

/// Drawn anywhere, or as a whole that is larger than its box.
bool is_moved(const ComputedStyle& style) {
  const RareStyle& rare = *style.rare;
  return !rare.transform.empty() || rare.space || !rare.filter.empty() ||
         !rare.backdrop_filter.empty();
}

bool depends_on_height(const Length& length) { return length.has_percent(); }

bool is_dashed(const BorderSide& side) {
  return side.line == BorderLine::Dotted || side.line == BorderLine::Dashed;
}

bool has_length_of_its_own(const SurfaceStyle& surface) {
  const auto is_relative = [](const Length& radius) { return radius.has_percent(); };
  return !surface.border_image && !is_dashed(surface.left) && !is_dashed(surface.right) &&
         !is_dashed(surface.top) && !is_dashed(surface.bottom) && !is_dashed(surface.outline) &&
         std::none_of(std::begin(surface.radius_x), std::end(surface.radius_x), is_relative) &&
         std::none_of(std::begin(surface.radius_y), std::end(surface.radius_y), is_relative) &&
         std::all_of(surface.background.begin(), surface.background.end(),
                     [](const BackgroundLayer& layer) { return layer.image.none(); });
}

bool is_of_contents(const Length& width) {
  return !width.is_auto() && !width.is_none() && !width.is_size();
}

}  // namespace

bool is_open_ended(const Element& element, const ComputedStyle& style) {
  const BoxStyle& box = *style.box;
  const RareStyle& rare = *style.rare;
  const bool is_page = element.is_html(Atom::Html) || element.is_html(Atom::Body);
  const bool is_block = box.display == Display::Block || box.display == Display::FlowRoot ||
                        box.display == Display::ListItem;
  const bool is_in_place =
      box.position == Position::Static ||
      (box.position == Position::Sticky && box.bottom.is_auto()) ||
      (box.position == Position::Relative && (box.top.is_auto() || box.top.is_zero()) &&
       (box.bottom.is_auto() || box.bottom.is_zero()));
  const bool is_as_high_as_its_contents =
      (is_page || box.height.is_auto()) && box.max_height.is_none() &&
      box.aspect_ratio_height == Px() &&
      !(containment_of(box) & (kContainSize | kContainLayout | kContainPaint)) &&
      style.flex->align_content == Alignment::Normal;
  const bool is_as_wide_as_offered = !is_of_contents(box.width) && !is_of_contents(box.min_width) &&
                                     !is_of_contents(box.max_width);
  const bool is_one_column = !rare.line_clamp && !makes_columns(style);
  return is_block && is_in_place && box.floating == Float::None && is_as_high_as_its_contents &&
         is_as_wide_as_offered && is_one_column && !is_moved(style) && rare.mask.empty() &&
         !rare.mask_border && !rare.clip_path && above(box.margin_top) == Px() &&
         above(box.margin_bottom) == Px() && has_length_of_its_own(*style.surface) &&
         !element.is_html(Atom::Fieldset) &&
         (box.position == Position::Static || !has_dependent_pseudo_element(element));
}

bool depends_on_container_height(const ComputedStyle& style) {
  const BoxStyle& box = *style.box;
  return !box.bottom.is_auto() || depends_on_height(box.top) || depends_on_height(box.height) ||
         depends_on_height(box.min_height) || depends_on_height(box.max_height) ||
         overflows_up(style.flex->align_self);
}

bool has_dependent_pseudo_element(const Element& element) {
  for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
    if (pseudo->style->box->position == Position::Absolute &&
        depends_on_container_height(*pseudo->style))
      return true;
  return false;
}

bool holds_fixed(const ComputedStyle& style) {
  return is_moved(style) || will_hold_fixed(*style.rare) ||
         (containment_of(*style.box) & (kContainLayout | kContainPaint));
}

void BelowCut::surround(const Element& element) {
  for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
    if (!is_out_of_flow(*pseudo->style)) add_pseudo_element(*pseudo->style, {});
}

Result<bool> BelowCut::enter(const Element& element, const ComputedStyle& style, Around around) {
  const Level outer = levels_.empty() ? Level{} : levels_.back();
  Level level = outer;
  level.is_flexible = is_flex_or_grid(style);
  level.is_group |= is_painted_as_group(style);
  level.has_height |= may_be_too_low(style);
  level.holds_fixed |= weft::holds_fixed(style);
  level.holds_absolute |= level.holds_fixed || style.box->position != Position::Static;
  const BoxStyle& box = *style.box;
  const bool is_fixed = box.position == Position::Fixed;
  const bool stays = is_fixed ? outer.holds_fixed : outer.holds_absolute;
  const bool has_own_place = box.top.is_auto() && box.bottom.is_auto();
  if (is_out_of_flow(style) && !stays && !has_own_place) {
    // Its place along the line is that of its parent, which has no box; so is its group.
    const bool needs_parent = (box.left.is_auto() && box.right.is_auto()) || outer.is_group;
    const bool is_in_open_box = !is_fixed && around == Around::PositionedBox;
    if (needs_parent || (is_in_open_box && depends_on_container_height(style))) give_up();
    return true;
  }
  if (is_out_of_flow(style)) {
    if (outer.is_flexible || overflows_up(style.flex->align_self)) give_up();
    level.has_height = true;  // two insets may give it one
    add_contained(style, level);
  } else {
    add_flow(style, level);
  }
  add_ink(style, level.shift);
  for (const PseudoStyle* pseudo = element.pseudo_styles; pseudo; pseudo = pseudo->next)
    add_pseudo_element(*pseudo->style, level);
  const bool is_drawing =
      element.name_space == Namespace::Svg && box.overflow_y == Overflow::Visible;
  if (is_drawing || is_moved(style)) give_up();
  WEFT_TRY(levels_.push(level));
  return false;
}

void BelowCut::add_flow(const ComputedStyle& style, Level& level) {
  const BoxStyle& box = *style.box;
  risen_ += above(box.margin_top) + above(box.margin_bottom);
  if (box.position == Position::Relative) {
    level.shift += above(box.top);
    if (box.top.is_auto() && !box.bottom.is_auto() && !box.bottom.is_zero())
      level.shift += box.bottom.is_fixed() ? max(Px(), box.bottom.px()) : Px::max();
    if (box.top.has_percent()) level.shift = Px::max();
  }
  if (box.position == Position::Sticky && !box.bottom.is_auto()) give_up();
  if (level.has_height && overflows_up(*style.flex)) give_up();
}

void BelowCut::add_contained(const ComputedStyle& style, Level& level) {
  const BoxStyle& box = *style.box;
  level.shift += above(box.margin_top) + above(box.margin_bottom) + above(box.top);
  const bool is_from_bottom = box.top.is_auto() && !box.bottom.is_auto();
  if (is_from_bottom) level.shift += max(Px(), extent(box.bottom)) + border_box_height(style);
  if (overflows_up(*style.flex)) give_up();
}

// Glyphs may be higher than their line; the rest is what is drawn outside of boxes.
void BelowCut::add_ink(const ComputedStyle& style, Px shift) {
  const TextStyle& text = *style.text;
  const SurfaceStyle& surface = *style.surface;
  Px ink = text.font_size * 2 + text.text_stroke_width;
  for (const auto& shadows : {text.text_shadow, surface.box_shadow})
    for (const Shadow& shadow : shadows)
      ink = max(ink, text.font_size * 2 + shadow.blur * 2 + max(Px(), shadow.spread) +
                         max(Px(), -shadow.y));
  ink += surface.outline.width + max(Px(), surface.outline_offset);
  if (style.box->display == Display::Inline)
    ink += extent(style.box->padding_top) + surface.top.width;
  const TextDecoration& decoration = style.rare->decoration;
  if (surface.border_image || !decoration.underline_offset.is_auto() ||
      !decoration.thickness.is_auto())
    ink = Px::max();
  reach_ = max(reach_, risen_ + shift + ink);
}

void BelowCut::add_pseudo_element(const ComputedStyle& style, Level level) {
  level.has_height |= may_be_too_low(style);
  if (is_out_of_flow(style)) {
    const bool stays =
        style.box->position == Position::Fixed ? level.holds_fixed : level.holds_absolute;
    const bool has_own_place = style.box->top.is_auto() && style.box->bottom.is_auto();
    if ((!stays && !has_own_place) || level.is_flexible) give_up();
    add_contained(style, level);
  } else {
    add_flow(style, level);
  }
  if (is_moved(style)) give_up();
  add_ink(style, level.shift);
}

}  // namespace weft
