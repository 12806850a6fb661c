#include "render/layout/form_controls.h"

#include <cmath>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

struct InputRow {
  std::string_view type;
  Control control;
};
constexpr InputRow kInputs[] = {
    {"hidden", Control::Hidden},  {"image", Control::Picture}, {"password", Control::Password},
    {"date", Control::Date},      {"time", Control::Date},     {"datetime-local", Control::Date},
    {"month", Control::Date},     {"week", Control::Date},     {"submit", Control::Button},
    {"reset", Control::Button},   {"button", Control::Button}, {"file", Control::File},
    {"checkbox", Control::Check}, {"radio", Control::Radio},   {"range", Control::Range},
    {"color", Control::Color},
};

Control input_control(const Element& input) {
  const std::string_view type = value_of(input, Atom::Type);
  for (const InputRow& row : kInputs)
    if (equal_ignoring_case(row.type, type)) return row.control;
  return Control::Text;
}

Control select_control(const Element& select) {
  const bool many = has_attribute(select, Atom::Multiple);
  return many || number_attribute(select, Atom::Size, 1) > 1 ? Control::ListBox : Control::DropDown;
}

}  // namespace

Control control_of(const Element& element) {
  if (element.name_space != Namespace::Html) return Control::None;
  switch (element.name) {
    case Atom::Input: return input_control(element);
    case Atom::Button: return Control::Button;
    case Atom::Select: return select_control(element);
    case Atom::Textarea: return Control::TextArea;
    case Atom::Progress: return Control::Progress;
    case Atom::Meter: return Control::Meter;
    default: return Control::None;
  }
}

Control control_of(const Box& box) {
  const Element* const element = box.kind == BoxKind::Replaced ? nullptr : own_element(box);
  return element ? control_of(*element) : Control::None;
}

bool is_control(const Box& box) {
  const Control control = box.independent ? control_of(box) : Control::None;
  return control != Control::None && control != Control::Picture;
}

bool is_scroll_container(const Box& box) {
  const Control control = control_of(box);
  if (control == Control::Text || control == Control::Password || control == Control::Date ||
      control == Control::DropDown)
    return false;
  return scrolls(box.box_style().overflow_x) || scrolls(box.box_style().overflow_y);
}

bool is_button(const Box& box) {
  return box.kind == BoxKind::Block &&
         (box.pseudo == PseudoKind::FileButton || control_of(box) == Control::Button);
}

bool is_compressible(const Box& box) {
  if (box.kind == BoxKind::Text || !box.box_style().width.has_percent()) return false;
  switch (control_of(box)) {
    case Control::Text:
    case Control::Password:
    case Control::File:
    case Control::Range:
    case Control::Color:
    case Control::TextArea:
    case Control::DropDown:
    case Control::ListBox:
    case Control::Progress:
    case Control::Meter: return true;
    default: return false;
  }
}

bool stands_on_edge(const Box& box) {
  const Control control = control_of(box);
  return control == Control::Progress || control == Control::Meter;
}

const Box* rendered_legend(const Box& box) {
  const auto is_of = [](const Box& one, Atom name) {
    const Element* const element = own_element(one);
    return element && element->is_html(name);
  };
  if (!box.first_child || !is_of(box, Atom::Fieldset)) return nullptr;
  const Box& first = *box.first_child;
  const bool arranged = first.next_sibling && first.next_sibling->anonymous;
  return arranged && is_of(first, Atom::Legend) ? &first : nullptr;
}

double number_attribute(const Element& element, Atom name, double fallback) {
  const std::string_view* const value = element.attribute(name);
  if (!value) return fallback;
  TokenStream stream(trimmed(*value));
  const Token& token = stream.peek();
  const bool numeric = token.is(TokenType::Number) || token.is(TokenType::Dimension) ||
                       token.is(TokenType::Percentage);
  return numeric && std::isfinite(token.number) ? token.number : fallback;
}

}  // namespace weft
