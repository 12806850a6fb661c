#include "render/layout/boxes/ruby_boxes.h"

#include "render/layout/writing_mode.h"

namespace weft {
namespace {

bool is_annotation(const Box& box) {
  const Element* const element = own_element(box);
  return element && element->is_html(Atom::Rt) && box.kind == BoxKind::Inline;
}

/// A block of lines with the children from `first` to before `end`.
Result<Box*> block_of(BoxFactory& factory, const TextStyle* text, Box* first, const Box* end) {
  WEFT_TRY_ASSIGN(const TextStyle* const own, factory.ruby_text_style(text));
  WEFT_TRY_ASSIGN(const ComputedStyle* const style, factory.anonymous_style(own, Display::Block));
  WEFT_TRY_ASSIGN(Box* const block, factory.make(*style, nullptr, PseudoKind::None));
  block->anonymous = block->independent = true;
  block->inline_content = first != end;
  Box** last = &block->first_child;
  for (Box* child = first; child != end; child = child->next_sibling) {
    child->parent = block;
    *last = child;
    last = &child->next_sibling;
  }
  *last = nullptr;
  return block;
}

Result<Box*> column_of(BoxFactory& factory, Box& ruby, Box* first, Box& annotation) {
  const TextStyle* const text = ruby.style->text;
  WEFT_TRY_ASSIGN(const ComputedStyle* const style,
                  factory.anonymous_style(text, Display::InlineBlock));
  WEFT_TRY_ASSIGN(Box* const column, factory.make(*style, nullptr, PseudoKind::None));
  column->anonymous = true;
  column->parent = &ruby;
  const TextStyle* const over = annotation.style->text;
  WEFT_TRY_ASSIGN(Box* const base, block_of(factory, text, first, &annotation));
  annotation.next_sibling = nullptr;
  WEFT_TRY_ASSIGN(Box* const note, block_of(factory, over, &annotation, nullptr));
  const bool note_first = ruby_note_is_first(*text);
  column->append(note_first ? *note : *base);
  column->append(note_first ? *base : *note);
  return column;
}

}  // namespace

Status make_ruby_columns(BoxFactory& factory, Box& ruby) {
  Box** link = &ruby.first_child;  // where the next column goes
  Box* first = ruby.first_child;
  for (Box* child = first; child;) {
    Box* const next = child->next_sibling;
    if (is_annotation(*child)) {
      WEFT_TRY_ASSIGN(Box* const column, column_of(factory, ruby, first, *child));
      *link = column;
      link = &column->next_sibling;
      first = next;
      *link = first;
    }
    child = next;
  }
  return Status::Ok;
}

}  // namespace weft
