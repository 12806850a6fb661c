#include "render/layout/boxes/fieldset.h"

namespace weft {
namespace {

bool is_legend(const Box& box) {
  const Element* const element = box.node && !box.anonymous && box.pseudo == PseudoKind::None
                                     ? box.node->as_element()
                                     : nullptr;
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

Result<const ComputedStyle*> restyled(Arena& arena, const ComputedStyle& style,
                                      const BoxStyle& box) {
  const ComputedStyle* const made =
      arena.make<ComputedStyle>(style.text, &box, style.surface, style.flex, style.rare);
  if (!made) return Status::OutOfMemory;
  return made;
}

/// As wide as its text, by its margins or justify-self at the start, in the middle or at the end.
void place_legend(BoxStyle& legend, Alignment justify, bool right_to_left, Px border) {
  legend.margin_top = Length::fixed(-border);
  if (legend.min_height.is_auto()) legend.min_height = Length::fixed(border);
  if (legend.width.is_auto()) legend.width = Length::keyword(Length::Kind::FitContent);
  const bool is_end =
      justify == Alignment::End || justify == Alignment::FlexEnd || justify == Alignment::SelfEnd;
  const bool is_center = justify == Alignment::Center;
  const bool to_right = justify == Alignment::Right || (is_end && !right_to_left);
  const bool to_left = justify == Alignment::Left || (is_end && right_to_left);
  if (is_center || to_right) legend.margin_left = Length();
  if (is_center || to_left) legend.margin_right = Length();
}

}  // namespace

Status arrange_fieldset(BoxFactory& factory, Box& fieldset) {
  const bool takes = fieldset.kind == BoxKind::Flex || fieldset.kind == BoxKind::Grid ||
                     (fieldset.kind == BoxKind::Block && !fieldset.inline_content);
  Box* const legend = takes ? take_legend(fieldset) : nullptr;
  if (!legend) return Status::Ok;
  Arena& arena = factory.input().arena;
  const ComputedStyle& style = *fieldset.style;
  BoxStyle* const outer = arena.make<BoxStyle>(*style.box);
  BoxStyle* const inner = arena.make<BoxStyle>();
  BoxStyle* const of_legend = arena.make<BoxStyle>(*legend->style->box);
  if (!outer || !inner || !of_legend) return Status::OutOfMemory;
  inner->display = inner->original_display = style.box->display;
  inner->padding_top = style.box->padding_top;
  inner->padding_bottom = style.box->padding_bottom;
  outer->padding_top = outer->padding_bottom = Length::zero();
  outer->overflow_x = outer->overflow_y = Overflow::Visible;
  place_legend(*of_legend, legend->style->flex->justify_self,
               style.text->direction == Direction::Rtl, style.surface->top.width);

  const ComputedStyle* const inner_style = arena.make<ComputedStyle>(
      style.text, inner, initial_style().surface, style.flex, initial_style().rare);
  if (!inner_style) return Status::OutOfMemory;
  WEFT_TRY_ASSIGN(Box* const content, factory.anonymous(fieldset, BoxKind::Block));
  content->style = inner_style;
  content->kind = fieldset.kind;
  content->independent = true;
  content->first_child = fieldset.first_child;
  for (Box* child = content->first_child; child; child = child->next_sibling)
    child->parent = content;
  WEFT_TRY_ASSIGN(fieldset.style, restyled(arena, style, *outer));
  WEFT_TRY_ASSIGN(legend->style, restyled(arena, *legend->style, *of_legend));
  fieldset.kind = BoxKind::Block;
  fieldset.content = {};
  fieldset.independent = true;
  fieldset.first_child = nullptr;
  legend->independent = true;
  fieldset.append(*legend);
  fieldset.append(*content);
  return Status::Ok;
}

}  // namespace weft
