// Finds the first formatted line of every block container with such rules, and takes the first
// letter out of its text.
#include "render/layout/boxes/first_parts.h"

#include "render/base/utf8.h"
#include "render/layout/boxes/initial_letter.h"
#include "render/layout/inline/inline_text.h"
#include "render/layout/inline/line_break.h"
#include "render/layout/inline/punctuation.h"

namespace weft {
namespace {

/// Whether a rule speaks of that pseudo-element of the block container `box` itself.
bool has_own(const Box& box, PseudoKind pseudo) {
  const Element* element = box.is_block_container() ? own_element(box) : nullptr;
  return element && has_own_pseudo_style(*element, pseudo);
}

bool is_passed_over(const Box& box) {
  return !box.in_flow() || box.kind == BoxKind::Marker || box.kind == BoxKind::TableColumn;
}

/// The container of the first formatted line of `box`: itself or the first block in it, and so on.
/// Null when there is none.
Box* first_line_container(Box& box) {
  Box* at = &box;
  while (at && !at->inline_content) {
    at = at->first_child;
    while (at && is_passed_over(*at)) at = at->next_sibling;
    if (at && at->kind != BoxKind::Block) return nullptr;
  }
  return at;
}

struct Decoded {
  char32_t character;
  size_t end;
};

Decoded decode(std::string_view text, size_t at) {
  std::string_view rest = text.substr(at);
  const char32_t c = next_code_point(rest);
  return {c, text.size() - rest.size()};
}

bool is_white_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

size_t skip_while(std::string_view text, size_t at, bool (*belongs)(char32_t)) {
  while (at < text.size()) {
    const Decoded next = decode(text, at);
    if (!belongs(next.character)) break;
    at = next.end;
  }
  return at;
}

bool is_combining(char32_t c) { return break_class(c) == BreakClass::Combining; }

/// The text that the first letter of `block` may be in: the first one that shows something, and
/// does not belong to a box with lines or a first letter of its own. Null when there is none.
Box* first_text(Box& block) {
  for (Box* at = block.first_child; at;) {
    if (at->kind == BoxKind::Text) {
      if (at->text.find_first_not_of(" \t\r\n\f") != std::string_view::npos) return at;
      at = next_box_after(*at, block);
    } else if (is_passed_over(*at) || at->pseudo == PseudoKind::Marker) {
      at = next_box_after(*at, block);
    } else {
      const bool inside =
          at->kind == BoxKind::Inline || (at->kind == BoxKind::Block && !at->inline_level &&
                                          !has_own(*at, PseudoKind::FirstLetter));
      if (!inside) return nullptr;
      at = next_box(*at, block);
    }
  }
  return nullptr;
}

void insert_before(Box& box, Box& next) {
  Box& parent = *next.parent;
  Box** link = &parent.first_child;
  while (*link != &next) link = &(*link)->next_sibling;
  *link = &box;
  box.parent = &parent;
  box.next_sibling = &next;
}

/// The style of the first letter of `text`: it inherits from the innermost box around it.
const ComputedStyle* first_letter_style(const Box& text) {
  const Box* around = text.parent;
  while (around->anonymous && around->parent) around = around->parent;
  const Element* element = around->node ? around->node->as_element() : nullptr;
  const bool generated = around->pseudo == PseudoKind::Before;
  return element ? pseudo_style(*element,
                                generated ? PseudoKind::FirstLetterBefore : PseudoKind::FirstLetter)
                 : nullptr;
}

/// Moves the first letter of `text` into a box of its own, before what is left of it.
Status take_letter(BoxFactory& factory, Box& text, const Node* block) {
  const ComputedStyle* style = first_letter_style(text);
  if (!style && block->as_element())
    style = pseudo_style(*block->as_element(), PseudoKind::FirstLetter);
  if (!style) return Status::Ok;
  const FirstLetter letter = find_first_letter(text.text, text.text_style());
  if (!letter.found()) return Status::Ok;
  const std::string_view shown_text = text.text.substr(letter.begin, letter.end - letter.begin);
  if (style->rare->initial_letter > 0) {
    Box* around = text.parent;
    while (!around->is_block_container()) around = around->parent;
    WEFT_TRY_ASSIGN(style, initial_letter_style(factory, *style, shown_text, *around));
  }
  WEFT_TRY_ASSIGN(Box* const box, factory.make(*style, block, PseudoKind::FirstLetter));
  WEFT_TRY_ASSIGN(Box* const shown, factory.text(shown_text, *style, block));
  box->append(*shown);
  box->inline_content = box->is_block_container();
  text.text.remove_prefix(letter.end);
  insert_before(*box, text);
  return Status::Ok;
}

}  // namespace

FirstLetter find_first_letter(std::string_view text, const TextStyle& style) {
  const size_t spaces = skip_while(text, 0, is_white_space);
  const bool keeps_breaks = style.white_space_collapse != WhiteSpaceCollapse::Collapse;
  if (keeps_breaks && text.substr(0, spaces).find('\n') != std::string_view::npos) return {};
  size_t at = skip_while(text, spaces, is_punctuation);
  if (at == text.size()) return {spaces, at};  // whatever comes after it in other boxes
  const Decoded letter = decode(text, at);
  if (is_white_space(letter.character)) return {};
  at = skip_while(text, letter.end, is_combining);
  const bool keeps_spaces = !is_collapsible_space(' ', style);
  return {keeps_spaces ? 0 : spaces, skip_while(text, at, is_punctuation)};
}

Status make_first_parts(BoxFactory& factory, Box& root) {
  for (Box* at = &root; at; at = next_box(*at, root)) {
    Box* const container =
        has_own(*at, PseudoKind::FirstLine) ? first_line_container(*at) : nullptr;
    if (container) container->first_line = true;
    Box* const text = has_own(*at, PseudoKind::FirstLetter) ? first_text(*at) : nullptr;
    if (text) WEFT_TRY(take_letter(factory, *text, at->node));
  }
  return Status::Ok;
}

}  // namespace weft
