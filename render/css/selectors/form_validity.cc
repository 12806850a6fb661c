// Constraint validation of what the document gives as values (HTML Standard, 4.10.21).
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"
#include "render/css/selectors/selector.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

/// Types whose values have an order: what they look like, 0 standing for a digit; with texts of one
/// shape, order is that of text.
struct OrderedType {
  std::string_view type, shape;
};
constexpr OrderedType kOrderedTypes[] = {
    {"date", "0000-00-00"},
    {"month", "0000-00"},
    {"week", "0000-W00"},
    {"time", "00:00"},
    {"datetime-local", "0000-00-00T00:00"},
};

bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (size_t i = 0; i < shape.size(); ++i)
    if (shape[i] == '0' ? !is_digit(static_cast<uint8_t>(text[i])) : text[i] != shape[i])
      return false;
  return true;
}

struct Number {
  bool valid = false;
  double value = 0;
};
Number number_of(std::string_view text) {
  TokenStream stream(text);
  const Token token = stream.next();
  return {token.is(TokenType::Number) && stream.at_end() && !text.starts_with('+'), token.number};
}

/// Less than 0: `a` comes before `b`. 0 also when one of them is no value of the type.
int compare_numbers(std::string_view a, std::string_view b) {
  const Number left = number_of(a), right = number_of(b);
  if (!left.valid || !right.valid || left.value == right.value) return 0;
  return left.value < right.value ? -1 : 1;
}

const OrderedType* ordered_type(const Element& input) {
  for (const OrderedType& row : kOrderedTypes)
    if (attribute_is(input, Atom::Type, row.type)) return &row;
  return nullptr;
}

int compare_values(const Element& input, std::string_view a, std::string_view b) {
  const OrderedType* const ordered = ordered_type(input);
  if (!ordered) return compare_numbers(a, b);
  return has_shape(a, ordered->shape) && has_shape(b, ordered->shape) ? a.compare(b) : 0;
}

/// HTML Standard, 4.10.21.1 and the type's and readonly's own rules.
bool is_validated(const Element& element) {
  if (is_disabled(element)) return false;
  if (element.is_html(Atom::Select)) return true;
  if (element.is_html(Atom::Textarea)) return !has_attribute(element, Atom::Readonly);
  if (element.is_html(Atom::Button)) return !input_type_is_one_of(element, {"button", "reset"});
  if (!element.is_html(Atom::Input)) return false;
  return !has_attribute(element, Atom::Readonly) &&
         !input_type_is_one_of(element, {"hidden", "reset", "button", "image"});
}

bool is_required(const Element& element) { return has_attribute(element, Atom::Required); }

/// 4.10.7: a required drop-down box whose first option, without value, is the selected one; one in
/// which none is selected.
bool lacks_selection(const Element& select) {
  bool first = true;
  for (const Node* node = next_in_tree(select, select); node; node = next_in_tree(*node, select)) {
    const Element* const option = node->as_element();
    if (!option || !option->is_html(Atom::Option)) continue;
    const bool placeholder = std::exchange(first, false) && has_attribute(*option, Atom::Value) &&
                             value_of(*option, Atom::Value).empty() && option->parent == &select &&
                             !has_attribute(select, Atom::Multiple);
    if (is_checked(*option) && !placeholder) return false;
  }
  return true;
}

bool lacks_value(const Element& element) {
  if (attribute_is(element, Atom::Type, "radio") && element.is_html(Atom::Input))
    return any_in_group(element, is_required) && !any_in_group(element, is_checked);
  if (!can_be_required(element) || !is_required(element)) return false;
  if (element.is_html(Atom::Select)) return lacks_selection(element);
  if (is_checkable(element)) return !has_attribute(element, Atom::Checked);
  if (input_type_is_one_of(element, {"file"})) return true;
  if (input_type_is_one_of(element, {"number"}))
    return !number_of(value_of(element, Atom::Value)).valid;
  return has_no_value(element);
}

bool is_email_part(char c) {
  return is_alpha(static_cast<uint8_t>(c)) || is_digit(static_cast<uint8_t>(c)) || c == '-';
}

bool is_email(std::string_view text) {
  const size_t at = text.find('@');
  if (at == text.npos || at == 0) return false;
  const auto is_local = [](char c) {
    return is_email_part(c) ||
           std::string_view(".!#$%&'*+/=?^_`{|}~").find(c) != std::string_view::npos;
  };
  std::string_view domain = text.substr(at + 1);
  if (domain.empty() ||
      !std::all_of(text.begin(), text.begin() + static_cast<ptrdiff_t>(at), is_local))
    return false;
  while (!domain.empty()) {
    const size_t end = std::min(domain.find('.'), domain.size());
    const std::string_view label = domain.substr(0, end);
    if (label.empty() || label.front() == '-' || label.back() == '-' ||
        !std::all_of(label.begin(), label.end(), is_email_part))
      return false;
    if (end + 1 == domain.size()) return false;
    domain.remove_prefix(std::min(end + 1, domain.size()));
  }
  return true;
}

bool is_absolute_url(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == text.npos || colon == 0 || !is_alpha(static_cast<uint8_t>(text[0]))) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<ptrdiff_t>(colon),
                     [](char c) { return is_email_part(c) || c == '+' || c == '.'; });
}

bool has_wrong_type(const Element& input) {
  const std::string_view value = trimmed(value_of(input, Atom::Value));
  if (value.empty() || !input.is_html(Atom::Input)) return false;
  if (attribute_is(input, Atom::Type, "email"))
    return !has_attribute(input, Atom::Multiple) && !is_email(value);
  return attribute_is(input, Atom::Type, "url") && !is_absolute_url(value);
}

/// 4.10.5.3.8, for numbers that count from a minimum.
bool is_off_step(const Element& input) {
  if (!input.is_html(Atom::Input) || !attribute_is(input, Atom::Type, "number")) return false;
  const Number minimum = number_of(value_of(input, Atom::Min)),
               value = number_of(value_of(input, Atom::Value));
  const std::string_view text = value_of(input, Atom::Step);
  const Number step = number_of(text);
  if (!minimum.valid || !value.valid || equal_ignoring_case(text, "any")) return false;
  const double count =
      (value.value - minimum.value) / (step.valid && step.value > 0 ? step.value : 1);
  if (!(count > -1e9 && count < 1e9)) return false;
  const double off =
      count - static_cast<double>(static_cast<int64_t>(count + (count < 0 ? -0.5 : 0.5)));
  return off > 1e-9 || off < -1e-9;
}

bool is_invalid(const Element& control) {
  return lacks_value(control) || has_wrong_type(control) || is_off_step(control) ||
         range_of(control) == RangeState::Outside;
}

/// Whether `element` is `group`'s: a fieldset's are those in it, a form's those it owns.
bool belongs_to(const Element& element, const Element& group) {
  return group.is_html(Atom::Fieldset) || is_owned_by(element, group);
}

Validity group_validity(const Element& group) {
  const Node* root = &group;
  while (group.is_html(Atom::Form) && root->parent) root = root->parent;
  for (const Node* node = root; node; node = next_in_tree(*node, *root)) {
    const Element* const control = node->as_element();
    if (control && is_validated(*control) && belongs_to(*control, group) && is_invalid(*control))
      return Validity::Invalid;
  }
  return Validity::Valid;
}

}  // namespace

Validity validity_of(const Element& element) {
  if (is_one_of(element, {Atom::Form, Atom::Fieldset})) return group_validity(element);
  if (!is_validated(element)) return Validity::NotValidated;
  return is_invalid(element) ? Validity::Invalid : Validity::Valid;
}

RangeState range_of(const Element& element) {
  const bool is_range = input_type_is_one_of(element, {"range"}) && element.is_html(Atom::Input);
  if (!element.is_html(Atom::Input) || !is_validated(element)) return RangeState::None;
  if (is_range) return RangeState::Inside;  // its value is always brought inside
  if (!ordered_type(element) && !attribute_is(element, Atom::Type, "number"))
    return RangeState::None;
  const std::string_view minimum = value_of(element, Atom::Min),
                         maximum = value_of(element, Atom::Max);
  const auto is_limit = [&](std::string_view text) {
    const OrderedType* const ordered = ordered_type(element);
    return ordered ? has_shape(text, ordered->shape) : number_of(text).valid;
  };
  if (!is_limit(minimum) && !is_limit(maximum)) return RangeState::None;
  const std::string_view value = trimmed(value_of(element, Atom::Value));
  const bool outside = (is_limit(minimum) && compare_values(element, value, minimum) < 0) ||
                       (is_limit(maximum) && compare_values(element, value, maximum) > 0);
  return outside ? RangeState::Outside : RangeState::Inside;
}

}  // namespace weft
