// The states of form controls as the document has them before anyone touches them.
#include "render/css/selectors/form_state.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/selector.h"

namespace weft {

bool is_one_of(const Element& element, std::initializer_list<Atom> names) {
  return element.name_space == Namespace::Html &&
         std::find(names.begin(), names.end(), element.name) != names.end();
}

bool has_attribute(const Element& element, Atom name) { return element.attribute(name) != nullptr; }

std::string_view value_of(const Element& element, Atom name) {
  const std::string_view* const value = element.attribute(name);
  return value ? *value : std::string_view();
}

bool attribute_is(const Element& element, Atom name, std::string_view value) {
  const std::string_view* const found = element.attribute(name);
  return found && equal_ignoring_case(*found, value);
}

const Element* ancestor_named(const Element& element, Atom name) {
  for (const Element* ancestor = parent_element(element); ancestor;
       ancestor = parent_element(*ancestor))
    if (ancestor->is_html(name)) return ancestor;
  return nullptr;
}

bool is_owned_by(const Element& control, const Element& form) {
  const std::string_view* const named = control.attribute(Atom::Form);
  if (!named) return ancestor_named(control, Atom::Form) == &form;
  const std::string_view* const id = form.attribute(Atom::Id);
  return id && *id == *named;
}

static const Node& tree_root(const Element& element) {
  const Node* root = &element;
  while (root->parent) root = root->parent;
  return *root;
}

const Element* form_owner(const Element& control) {
  if (!has_attribute(control, Atom::Form)) return ancestor_named(control, Atom::Form);
  const Node& root = tree_root(control);
  for (const Node* node = &root; node; node = next_in_tree(*node, root))
    if (node->is_element() && node->as_element()->is_html(Atom::Form) &&
        is_owned_by(control, *node->as_element()))
      return node->as_element();
  return nullptr;
}

bool is_checkable(const Element& element) {
  return element.is_html(Atom::Input) && (attribute_is(element, Atom::Type, "checkbox") ||
                                          attribute_is(element, Atom::Type, "radio"));
}

static bool is_disabled_option(const Element& option) {
  const Element* const parent = parent_element(option);
  return has_attribute(option, Atom::Disabled) ||
         (parent && parent->is_html(Atom::Optgroup) && has_attribute(*parent, Atom::Disabled));
}

const Element* next_option(const Element& select, const Element* previous) {
  const Node* node = previous ? previous : &select;
  while ((node = next_in_tree(*node, select)))
    if (const Element* const element = node->as_element();
        element && element->is_html(Atom::Option))
      return element;
  return nullptr;
}

const Element* shown_option(const Element& select) {
  const Element *shown = nullptr, *first_enabled = nullptr;
  for (const Element* option = next_option(select, nullptr); option;
       option = next_option(select, option)) {
    if (has_attribute(*option, Atom::Selected)) shown = option;
    if (!first_enabled && !is_disabled_option(*option)) first_enabled = option;
  }
  return shown ? shown : first_enabled;
}

static bool is_selected_option(const Element& option) {
  const Element* const select = ancestor_named(option, Atom::Select);
  if (!select || has_attribute(*select, Atom::Multiple))
    return has_attribute(option, Atom::Selected);
  if (shown_option(*select) != &option) return false;
  if (has_attribute(option, Atom::Selected)) return true;
  const std::string_view* const size = select->attribute(Atom::Size);
  return !size || trimmed(*size) == "1" || trimmed(*size) == "0" || trimmed(*size).empty();
}

bool is_checked(const Element& element) {
  if (element.is_html(Atom::Option)) return is_selected_option(element);
  return is_checkable(element) && has_attribute(element, Atom::Checked);
}

bool can_be_disabled(const Element& element) {
  return is_one_of(element, {Atom::Button, Atom::Input, Atom::Select, Atom::Textarea,
                             Atom::Optgroup, Atom::Option, Atom::Fieldset});
}

static bool is_first_legend(const Element& element) {
  for (const Element* sibling = previous_element(element); sibling;
       sibling = previous_element(*sibling))
    if (sibling->is_html(Atom::Legend)) return false;
  return element.is_html(Atom::Legend);
}

// A fieldset disables what is in it, but not what is in its first legend (HTML
// Standard, 4.10.19.5).
static bool is_disabled_by_fieldset(const Element& element) {
  const Element* child = &element;
  for (const Element* ancestor = parent_element(element); ancestor;
       child = ancestor, ancestor = parent_element(*ancestor)) {
    if (!ancestor->is_html(Atom::Fieldset) || !has_attribute(*ancestor, Atom::Disabled)) continue;
    if (!is_first_legend(*child)) return true;
  }
  return false;
}

bool is_disabled(const Element& element) {
  if (!can_be_disabled(element)) return false;
  if (has_attribute(element, Atom::Disabled)) return true;
  if (element.is_html(Atom::Option)) return is_disabled_option(element);
  return !element.is_html(Atom::Optgroup) && is_disabled_by_fieldset(element);
}

bool input_type_is_one_of(const Element& input, std::initializer_list<std::string_view> types) {
  const std::string_view* const type = input.attribute(Atom::Type);
  return type && std::any_of(types.begin(), types.end(), [&](std::string_view name) {
           return equal_ignoring_case(*type, name);
         });
}

bool can_be_required(const Element& element) {
  if (is_one_of(element, {Atom::Select, Atom::Textarea})) return true;
  return element.is_html(Atom::Input) &&
         !input_type_is_one_of(element,
                               {"hidden", "range", "color", "submit", "image", "reset", "button"});
}

bool takes_text(const Element& element) {
  if (element.is_html(Atom::Textarea)) return true;
  return element.is_html(Atom::Input) &&
         !input_type_is_one_of(element, {"hidden", "range", "color", "checkbox", "radio", "file",
                                         "submit", "image", "reset", "button"});
}

bool has_no_value(const Element& element) {
  if (element.is_html(Atom::Textarea)) return has_state(ElementState::Empty, element);
  const std::string_view* const value = element.attribute(Atom::Value);
  return !value || value->empty();
}

bool shows_placeholder(const Element& element) {
  return takes_text(element) && has_attribute(element, Atom::Placeholder) && has_no_value(element);
}

// The first submit button of its form, a box checked from the start, an option selected from the
// start.
bool is_default(const Element& element) {
  if (is_checkable(element)) return has_attribute(element, Atom::Checked);
  if (element.is_html(Atom::Option)) return has_attribute(element, Atom::Selected);
  const auto is_submit = [](const Element& button) {
    if (button.is_html(Atom::Input)) return input_type_is_one_of(button, {"submit", "image"});
    return button.is_html(Atom::Button) && !input_type_is_one_of(button, {"button", "reset"});
  };
  const Element* const form = is_submit(element) ? form_owner(element) : nullptr;
  if (!form) return false;
  const Node& root = tree_root(*form);
  for (const Node* node = &root; node; node = next_in_tree(*node, root))
    if (node->is_element() && is_submit(*node->as_element()) &&
        is_owned_by(*node->as_element(), *form))
      return node == &element;
  return false;
}

bool any_in_group(const Element& radio, bool (*fits)(const Element&)) {
  const std::string_view* const group = radio.attribute(Atom::Name);
  if (!group || group->empty()) return fits(radio);
  const Element* const form = form_owner(radio);
  const Node& root = tree_root(radio);
  for (const Node* node = &root; node; node = next_in_tree(*node, root)) {
    const Element* const other = node->as_element();
    if (!other || !other->is_html(Atom::Input) || !attribute_is(*other, Atom::Type, "radio") ||
        !fits(*other))
      continue;
    const std::string_view* const name = other->attribute(Atom::Name);
    if (name && *name == *group && (form ? is_owned_by(*other, *form) : !form_owner(*other)))
      return true;
  }
  return false;
}

// A progress bar without a value, or a radio button of a group in which none is checked.
bool is_indeterminate(const Element& element) {
  if (element.is_html(Atom::Progress)) return !has_attribute(element, Atom::Value);
  if (!element.is_html(Atom::Input) || !attribute_is(element, Atom::Type, "radio")) return false;
  return !any_in_group(element, is_checked);
}

}  // namespace weft
