#include "render/layout/boxes/fieldset.h"

#include "render/layout/boxes/box_fixup.h"

namespace weft {
namespace {

bool is_legend(const Box& box) {
  const Element* const element = own_element(box);
  return element && element->is_html(Atom::Legend) && box.in_flow() && !box.inline_level;
}

/// Takes the first legend out of the children.
Box* take_legend(Box& fieldset) {
  for (Box** link = &fieldset.first_child; *link; link = &(*link)->next_sibling) {
    if (!is_legend(**link)) continue;
    Box* const legend = *link;
    *link = legend->next_sibling;
    return legend;
  }
  return nullptr;
}

/// The parts of a style that are changed.
struct Restyled {
  ComputedStyle* style = nullptr;
  BoxStyle* box = nullptr;
  FlexStyle* flex = nullptr;
};

Result<Restyled> restyle(Arena& arena, const ComputedStyle& style) {
  Restyled own{arena.make<ComputedStyle>(style), arena.make<BoxStyle>(*style.box),
               arena.make<FlexStyle>(*style.flex)};
  if (!own.style || !own.box || !own.flex) return Status::OutOfMemory;
  own.style->box = own.box;
  own.style->flex = own.flex;
  return own;
}

/// A column of the legend and what is left of the height; padding above is that of the contents.
void make_column(const Restyled& fieldset) {
  BoxStyle& box = *fieldset.box;
  const FlexStyle initial{};
  fieldset.flex->flex_direction = FlexDirection::Column;
  fieldset.flex->flex_wrap = FlexWrap::NoWrap;
  fieldset.flex->align_items = fieldset.flex->align_content = initial.align_items;
  fieldset.flex->justify_content = initial.justify_content;
  fieldset.flex->row_gap = Length::normal();
  if (box.box_sizing == BoxSizing::ContentBox && box.padding_top.is_fixed())
    for (Length* const height : {&box.height, &box.min_height, &box.max_height})
      if (height->is_fixed()) *height = Length::fixed(height->px() + box.padding_top.px());
  box.padding_top = Length::zero();
  box.overflow_x = box.overflow_y = Overflow::Visible;
}

/// Grows the contents over a padding of the fieldset.
void pad(const Length& around, Length& padding, Length& margin) {
  if (!around.is_fixed()) return;
  padding = around;
  margin = Length::fixed(-around.px());
}

/// As the fieldset lays it out. It holds what is absolute in a fieldset that does.
void take_contents(const Restyled& contents, const BoxStyle& fieldset) {
  BoxStyle box;
  box.display = box.original_display = fieldset.display;
  box.padding_top = fieldset.padding_top;
  if (fieldset.position != Position::Static) {
    box.position = Position::Relative;
    pad(fieldset.padding_right, box.padding_right, box.margin_right);
    pad(fieldset.padding_bottom, box.padding_bottom, box.margin_bottom);
    pad(fieldset.padding_left, box.padding_left, box.margin_left);
  }
  *contents.box = box;
  contents.style->surface = initial_style().surface;
  contents.style->rare = initial_style().rare;
  contents.flex->flex_grow = 1;
  contents.flex->flex_shrink = 1;
  contents.flex->flex_basis = Length();
  contents.flex->align_self = Alignment::Auto;
  contents.flex->order = 0;
}

/// As wide as its text, by its margins or justify-self at the start, in the middle or at the end.
void place_legend(const Restyled& legend, bool right_to_left) {
  BoxStyle& box = *legend.box;
  const Alignment justify = legend.flex->justify_self;
  legend.flex->flex_grow = legend.flex->flex_shrink = 0;
  legend.flex->flex_basis = Length();
  legend.flex->align_self = Alignment::Auto;
  legend.flex->order = 0;
  if (box.width.is_auto()) box.width = Length::keyword(Length::Kind::FitContent);
  const bool is_end =
      justify == Alignment::End || justify == Alignment::FlexEnd || justify == Alignment::SelfEnd;
  const bool is_center = justify == Alignment::Center;
  if (is_center || justify == Alignment::Right || (is_end && !right_to_left))
    box.margin_left = Length();
  if (is_center || justify == Alignment::Left || (is_end && right_to_left))
    box.margin_right = Length();
}

}  // namespace

Status arrange_fieldset(BoxFactory& factory, Box& fieldset) {
  const bool takes = fieldset.kind == BoxKind::Flex || fieldset.kind == BoxKind::Grid ||
                     fieldset.kind == BoxKind::Block;
  Box* const legend = takes ? take_legend(fieldset) : nullptr;
  if (!legend) return Status::Ok;
  Arena& arena = factory.input().arena;
  const ComputedStyle& style = *fieldset.style;
  WEFT_TRY_ASSIGN(const Restyled outer, restyle(arena, style));
  WEFT_TRY_ASSIGN(const Restyled inner, restyle(arena, style));
  WEFT_TRY_ASSIGN(const Restyled of_legend, restyle(arena, *legend->style));
  take_contents(inner, *style.box);
  make_column(outer);
  place_legend(of_legend, style.text->direction == Direction::Rtl);

  WEFT_TRY_ASSIGN(Box* const content, factory.anonymous(fieldset, BoxKind::Block));
  content->style = inner.style;
  content->kind = fieldset.kind;
  content->independent = true;
  content->first_child = fieldset.first_child;
  for (Box* child = content->first_child; child; child = child->next_sibling)
    child->parent = content;
  WEFT_TRY(fix_up(factory, *content).status());
  fieldset.style = outer.style;
  legend->style = of_legend.style;
  fieldset.kind = BoxKind::Flex;
  fieldset.independent = true;
  fieldset.first_child = nullptr;
  legend->independent = true;
  fieldset.append(*legend);
  fieldset.append(*content);
  return Status::Ok;
}

}  // namespace weft
