// What the document says of an element: the pseudo-classes of structure, of forms, of links and of languages
// (Selectors 4, 7 to 13; HTML Standard, 4.16.3). What takes a user never is.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selector.h"

namespace weft {
namespace {

struct PseudoClass {
  std::string_view name;
  ElementState state;
};

constexpr PseudoClass kPseudoClasses[] = {
    {"root", ElementState::Root},
    {"scope", ElementState::Scope},
    {"empty", ElementState::Empty},
    {"first-child", ElementState::FirstChild},
    {"last-child", ElementState::LastChild},
    {"only-child", ElementState::OnlyChild},
    {"first-of-type", ElementState::FirstOfType},
    {"last-of-type", ElementState::LastOfType},
    {"only-of-type", ElementState::OnlyOfType},
    {"link", ElementState::Link},
    {"any-link", ElementState::Link},
    {"-webkit-any-link", ElementState::Link},
    {"checked", ElementState::Checked},
    {"disabled", ElementState::Disabled},
    {"enabled", ElementState::Enabled},
    {"required", ElementState::Required},
    {"optional", ElementState::Optional},
    {"read-only", ElementState::ReadOnly},
    {"read-write", ElementState::ReadWrite},
    {"placeholder-shown", ElementState::PlaceholderShown},
    {"default", ElementState::Default},
    {"indeterminate", ElementState::Indeterminate},
    {"valid", ElementState::Valid},
    {"invalid", ElementState::Invalid},
    {"open", ElementState::Open},
    {"defined", ElementState::Always},
    {"hover", ElementState::Never},
    {"active", ElementState::Never},
    {"focus", ElementState::Never},
    {"focus-visible", ElementState::Never},
    {"focus-within", ElementState::Never},
    {"visited", ElementState::Never},
    {"target", ElementState::Never},
    {"target-within", ElementState::Never},
    {"target-current", ElementState::Never},
    {"fullscreen", ElementState::Never},
    {"-webkit-full-screen", ElementState::Never},
    {"-webkit-full-page-media", ElementState::Never},
    {"-webkit-autofill", ElementState::Never},
    {"-webkit-drag", ElementState::Never},
    {"autofill", ElementState::Never},
    {"modal", ElementState::Never},
    {"popover-open", ElementState::Never},
    {"picture-in-picture", ElementState::Never},
    {"playing", ElementState::Never},
    {"paused", ElementState::Never},
    {"muted", ElementState::Never},
    {"seeking", ElementState::Never},
    {"stalled", ElementState::Never},
    {"buffering", ElementState::Never},
    {"volume-locked", ElementState::Never},
    {"user-valid", ElementState::Never},
    {"user-invalid", ElementState::Never},
    {"in-range", ElementState::Never},
    {"out-of-range", ElementState::Never},
    {"current", ElementState::Never},
    {"past", ElementState::Never},
    {"future", ElementState::Never},
    {"host", ElementState::Never},
    {"has-slotted", ElementState::Never},
    {"xr-overlay", ElementState::Never},
    {"active-view-transition", ElementState::Never},
    // Of scroll bars: valid, so that the rest of a list lives.
    {"window-inactive", ElementState::Never},
    {"horizontal", ElementState::Never},
    {"vertical", ElementState::Never},
    {"increment", ElementState::Never},
    {"decrement", ElementState::Never},
    {"single-button", ElementState::Never},
    {"double-button", ElementState::Never},
    {"no-button", ElementState::Never},
    {"corner-present", ElementState::Never},
    {"start", ElementState::Never},
    {"end", ElementState::Never},
};

bool is_one_of(const Element& element, std::initializer_list<Atom> names) {
  return element.name_space == Namespace::Html && std::find(names.begin(), names.end(), element.name) != names.end();
}

bool has_attribute(const Element& element, Atom name) { return element.attribute(name) != nullptr; }

bool attribute_is(const Element& element, Atom name, std::string_view value) {
  const std::string_view* const found = element.attribute(name);
  return found && equal_ignoring_case(*found, value);
}

bool is_empty(const Element& element) {
  for (const Node* child = element.first_child; child; child = child->next_sibling) {
    if (child->is_element()) return false;
    if (child->is_text() && !static_cast<const Text*>(child)->text.empty()) return false;
  }
  return true;
}

bool is_root(const Element& element) { return element.parent && element.parent->kind == NodeKind::Document; }
bool is_first(const Element& element) { return !previous_element(element); }
bool is_last(const Element& element) { return !next_element(element); }

bool is_end_of_type(const Element& element, const Element* (*next)(const Element&)) {
  for (const Element* sibling = next(element); sibling; sibling = next(*sibling))
    if (sibling->name == element.name && sibling->name_space == element.name_space) return false;
  return true;
}

bool is_link(const Element& element) {
  if (is_one_of(element, {Atom::A, Atom::Area})) return has_attribute(element, Atom::Href);
  if (element.name_space != Namespace::Svg || element.name != Atom::A) return false;
  for (const Attribute* attribute = element.attributes; attribute; attribute = attribute->next)
    if (attribute->name == Atom::Href) return true;
  return false;
}

bool is_checkable(const Element& element) {
  return element.is_html(Atom::Input) && (attribute_is(element, Atom::Type, "checkbox") || attribute_is(element, Atom::Type, "radio"));
}

const Element* ancestor_named(const Element& element, Atom name) {
  for (const Element* ancestor = parent_element(element); ancestor; ancestor = parent_element(*ancestor))
    if (ancestor->is_html(name)) return ancestor;
  return nullptr;
}

// An option without `selected` is selected when its drop-down box has none and it is the first that is not disabled.
bool is_selected_option(const Element& option) {
  if (has_attribute(option, Atom::Selected)) return true;
  const Element* const select = ancestor_named(option, Atom::Select);
  if (!select || has_attribute(*select, Atom::Multiple) || has_attribute(*select, Atom::Size)) return false;
  const Element* first = nullptr;
  for (const Node* node = next_in_tree(*select, *select); node; node = next_in_tree(*node, *select)) {
    const Element* const other = node->as_element();
    if (!other || !other->is_html(Atom::Option)) continue;
    if (has_attribute(*other, Atom::Selected)) return false;
    if (!first && !has_attribute(*other, Atom::Disabled)) first = other;
  }
  return first == &option;
}

bool is_checked(const Element& element) {
  if (element.is_html(Atom::Option)) return is_selected_option(element);
  return is_checkable(element) && has_attribute(element, Atom::Checked);
}

bool can_be_disabled(const Element& element) {
  return is_one_of(element, {Atom::Button, Atom::Input, Atom::Select, Atom::Textarea, Atom::Optgroup, Atom::Option, Atom::Fieldset});
}

// A fieldset disables what is in it, but not what is in its first legend (HTML Standard, 4.10.19.5).
bool is_disabled_by_fieldset(const Element& element) {
  const Element* child = &element;
  for (const Element* ancestor = parent_element(element); ancestor; child = ancestor, ancestor = parent_element(*ancestor)) {
    if (!ancestor->is_html(Atom::Fieldset) || !has_attribute(*ancestor, Atom::Disabled)) continue;
    if (!child->is_html(Atom::Legend) || !is_end_of_type(*child, previous_element)) return true;
  }
  return false;
}

bool is_disabled(const Element& element) {
  if (!can_be_disabled(element)) return false;
  if (has_attribute(element, Atom::Disabled)) return true;
  if (element.is_html(Atom::Option)) {
    const Element* const parent = parent_element(element);
    return parent && parent->is_html(Atom::Optgroup) && has_attribute(*parent, Atom::Disabled);
  }
  return !element.is_html(Atom::Optgroup) && is_disabled_by_fieldset(element);
}

bool input_type_is_one_of(const Element& input, std::initializer_list<std::string_view> types) {
  const std::string_view* const type = input.attribute(Atom::Type);
  return type && std::any_of(types.begin(), types.end(), [&](std::string_view name) { return equal_ignoring_case(*type, name); });
}

bool can_be_required(const Element& element) {
  if (is_one_of(element, {Atom::Select, Atom::Textarea})) return true;
  return element.is_html(Atom::Input) &&
         !input_type_is_one_of(element, {"hidden", "range", "color", "submit", "image", "reset", "button"});
}

bool takes_text(const Element& element) {
  if (element.is_html(Atom::Textarea)) return true;
  return element.is_html(Atom::Input) && !input_type_is_one_of(element, {"hidden", "range", "color", "checkbox", "radio", "file",
                                                                          "submit", "image", "reset", "button"});
}

bool is_editable(const Element& element) {
  for (const Element* host = &element; host; host = parent_element(*host)) {
    const std::string_view* const editable = host->attribute(Atom::Contenteditable);
    if (editable) return !equal_ignoring_case(*editable, "false");
  }
  return false;
}

bool is_read_write(const Element& element) {
  if (takes_text(element)) return !has_attribute(element, Atom::Readonly) && !is_disabled(element);
  return is_editable(element);
}

bool has_no_value(const Element& element) {
  if (element.is_html(Atom::Textarea)) return is_empty(element);
  const std::string_view* const value = element.attribute(Atom::Value);
  return !value || value->empty();
}

bool shows_placeholder(const Element& element) {
  return takes_text(element) && has_attribute(element, Atom::Placeholder) && has_no_value(element);
}

// The first submit button of its form, a box checked from the start, an option selected from the start.
bool is_default(const Element& element) {
  if (is_checkable(element)) return has_attribute(element, Atom::Checked);
  if (element.is_html(Atom::Option)) return has_attribute(element, Atom::Selected);
  const auto is_submit = [](const Element& button) {
    if (button.is_html(Atom::Input)) return input_type_is_one_of(button, {"submit", "image"});
    return button.is_html(Atom::Button) && !input_type_is_one_of(button, {"button", "reset"});
  };
  const Element* const form = is_submit(element) ? ancestor_named(element, Atom::Form) : nullptr;
  if (!form) return false;
  for (const Node* node = next_in_tree(*form, *form); node; node = next_in_tree(*node, *form))
    if (node->is_element() && is_submit(*node->as_element())) return node == &element;
  return false;
}

// A progress bar without a value, or a radio button of a group in which none is checked.
bool is_indeterminate(const Element& element) {
  if (element.is_html(Atom::Progress)) return !has_attribute(element, Atom::Value);
  if (!element.is_html(Atom::Input) || !attribute_is(element, Atom::Type, "radio")) return false;
  if (has_attribute(element, Atom::Checked)) return false;
  const std::string_view* const group = element.attribute(Atom::Name);
  if (!group || group->empty()) return true;
  const Node* root = ancestor_named(element, Atom::Form);
  if (!root)
    for (root = &element; root->parent;) root = root->parent;
  for (const Node* node = next_in_tree(*root, *root); node; node = next_in_tree(*node, *root)) {
    const Element* const other = node->as_element();
    if (!other || !other->is_html(Atom::Input) || !has_attribute(*other, Atom::Checked)) continue;
    if (attribute_is(*other, Atom::Type, "radio") && other->attribute(Atom::Name) && *other->attribute(Atom::Name) == *group)
      return false;
  }
  return true;
}

bool is_validated(const Element& element) {
  return is_one_of(element, {Atom::Select, Atom::Textarea, Atom::Input, Atom::Button, Atom::Form, Atom::Fieldset});
}

bool lacks_required_value(const Element& element) {
  if (!can_be_required(element) || !has_attribute(element, Atom::Required)) return false;
  if (is_disabled(element) || element.is_html(Atom::Select)) return false;
  return is_checkable(element) ? !has_attribute(element, Atom::Checked) : has_no_value(element);
}

bool is_open(const Element& element) {
  return is_one_of(element, {Atom::Details, Atom::Dialog}) && has_attribute(element, Atom::Open);
}

/// The element's language: of the nearest lang (HTML) or xml:lang attribute.
/// What <meta http-equiv=content-language> in the head says (HTML Standard, 4.2.5.3): its first word, unless there is a list.
std::string_view pragma_language(const Element& element) {
  const Node* root = &element;
  while (root->parent && root->parent->is_element()) root = root->parent;
  for (const Node* head = root->first_child; head; head = head->next_sibling) {
    const Element* of_head = head->as_element();
    if (!of_head || !of_head->is_html(Atom::Head)) continue;
    for (const Node* node = head->first_child; node; node = node->next_sibling) {
      const Element* meta = node->as_element();
      if (!meta || !meta->is_html(Atom::Meta) || !attribute_is(*meta, Atom::HttpEquiv, "content-language")) continue;
      const std::string_view* content = meta->attribute(Atom::Content);
      if (content && content->find(',') == std::string_view::npos) return trimmed(*content);
    }
  }
  return {};
}

std::string_view language_of(const Element& element) {
  for (const Element* ancestor = &element; ancestor; ancestor = parent_element(*ancestor))
    for (const Attribute* attribute = ancestor->attributes; attribute; attribute = attribute->next)
      if (attribute->name == Atom::Lang && attribute->name_space != AttributeNamespace::XLink) return attribute->value;
  return pragma_language(element);
}

std::string_view take_subtag(std::string_view& tag) {
  const size_t end = std::min(tag.find('-'), tag.size());
  const std::string_view subtag = tag.substr(0, end);
  tag.remove_prefix(std::min(end + 1, tag.size()));
  return subtag;
}

// RFC 4647, 3.3.2, where a range without a wildcard at its front must begin the tag.
bool range_fits(std::string_view range, std::string_view language) {
  if (range.empty()) return language.empty();
  if (language.empty()) return false;
  const std::string_view first = take_subtag(range);
  const std::string_view primary = take_subtag(language);
  if (first != "*" && !equal_ignoring_case(first, primary)) return false;
  while (!range.empty()) {
    const std::string_view wanted = take_subtag(range);
    if (wanted == "*") continue;
    for (;;) {
      if (language.empty()) return false;
      const std::string_view subtag = take_subtag(language);
      if (equal_ignoring_case(subtag, wanted)) break;
      if (subtag.size() == 1) return false;
    }
  }
  return true;
}

std::string_view unquoted(std::string_view text) {
  text = trimmed(text);
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

const ElementState* find_pseudo_class(std::string_view name) {
  for (const PseudoClass& row : kPseudoClasses)
    if (row.name == name) return &row.state;
  return nullptr;
}

bool has_state(ElementState state, const Element& element) {
  switch (state) {
    case ElementState::Root:
    case ElementState::Scope: return is_root(element);
    case ElementState::Empty: return is_empty(element);
    case ElementState::FirstChild: return is_first(element);
    case ElementState::LastChild: return is_last(element);
    case ElementState::OnlyChild: return is_first(element) && is_last(element);
    case ElementState::FirstOfType: return is_end_of_type(element, previous_element);
    case ElementState::LastOfType: return is_end_of_type(element, next_element);
    case ElementState::OnlyOfType:
      return is_end_of_type(element, previous_element) && is_end_of_type(element, next_element);
    case ElementState::Link: return is_link(element);
    case ElementState::Checked: return is_checked(element);
    case ElementState::Disabled: return is_disabled(element);
    case ElementState::Enabled: return can_be_disabled(element) && !is_disabled(element);
    case ElementState::Required: return can_be_required(element) && has_attribute(element, Atom::Required);
    case ElementState::Optional:
      return is_one_of(element, {Atom::Input, Atom::Select, Atom::Textarea}) &&
             !(can_be_required(element) && has_attribute(element, Atom::Required));
    case ElementState::ReadOnly: return !is_read_write(element);
    case ElementState::ReadWrite: return is_read_write(element);
    case ElementState::PlaceholderShown: return shows_placeholder(element);
    case ElementState::Default: return is_default(element);
    case ElementState::Indeterminate: return is_indeterminate(element);
    case ElementState::Valid: return is_validated(element) && !lacks_required_value(element);
    case ElementState::Invalid: return lacks_required_value(element);
    case ElementState::Open: return is_open(element);
    case ElementState::Always: return true;
    case ElementState::Never: return false;
  }
  return false;
}

bool matches_language(std::string_view ranges, const Element& element) {
  const std::string_view language = language_of(element);
  while (!ranges.empty()) {
    const size_t comma = std::min(ranges.find(','), ranges.size());
    if (range_fits(unquoted(ranges.substr(0, comma)), language)) return true;
    ranges.remove_prefix(std::min(comma + 1, ranges.size()));
  }
  return false;
}

Direction direction_of(const Element& element) {
  for (const Element* ancestor = &element; ancestor; ancestor = parent_element(*ancestor)) {
    if (attribute_is(*ancestor, Atom::Dir, "rtl")) return Direction::Rtl;
    if (attribute_is(*ancestor, Atom::Dir, "ltr")) return Direction::Ltr;
  }
  return Direction::Ltr;
}

}  // namespace weft
