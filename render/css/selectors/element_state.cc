// The states of an element in the document: the pseudo-classes of structure, of forms, of links and
// of languages (Selectors 4, 7 to 13; HTML Standard, 4.16.3). What takes a user never is.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/css/selectors/form_state.h"
#include "render/css/selectors/selector.h"

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
    {"defined", ElementState::Defined},
    {"hover", ElementState::Never},
    {"active", ElementState::Never},
    {"focus", ElementState::Never},
    {"focus-visible", ElementState::Never},
    {"focus-within", ElementState::Never},
    {"visited", ElementState::Never},
    {"target", ElementState::Target},
    {"target-current", ElementState::Never},
    {"target-before", ElementState::Never},
    {"target-after", ElementState::Never},
    {"interest-source", ElementState::Never},
    {"interest-target", ElementState::Never},
    {"fullscreen", ElementState::Never},
    {"-webkit-full-screen", ElementState::Never},
    {"-webkit-full-page-media", ElementState::Never},
    {"-webkit-autofill", ElementState::Never},
    {"-webkit-drag", ElementState::Never},
    {"autofill", ElementState::Never},
    {"modal", ElementState::Never},
    {"popover-open", ElementState::Never},
    {"picture-in-picture", ElementState::Never},
    {"user-valid", ElementState::Never},
    {"user-invalid", ElementState::Never},
    {"in-range", ElementState::InRange},
    {"out-of-range", ElementState::OutOfRange},
    {"current", ElementState::Never},
    {"past", ElementState::Never},
    {"future", ElementState::Never},
    {"xr-overlay", ElementState::Never},
    {"active-view-transition", ElementState::Never},
    // Those of scroll bars are valid, so that the rest of a list lives.
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

bool is_target(const Element& element) {
  const Document* const document = document_of(element);
  return document && document->target == &element;
}

bool is_empty(const Element& element) {
  for (const Node* child = element.first_child; child; child = child->next_sibling) {
    if (child->is_element()) return false;
    if (child->is_text() && !static_cast<const Text*>(child)->text.empty()) return false;
  }
  return true;
}

bool is_root(const Element& element) {
  return element.parent && element.parent->kind == NodeKind::Document;
}
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

/// Custom elements are defined by scripts (HTML Standard, 4.13.2 and 4.13.3).
bool is_defined(const Element& element) {
  if (element.name_space != Namespace::Html) return true;
  if (has_attribute(element, Atom::Is)) return false;
  if (element.name < Atom::FirstOfPage) return true;
  const Document* const document = document_of(element);
  return !document || document->atoms->text(element.name).find('-') == std::string_view::npos;
}

bool is_open(const Element& element) {
  return is_one_of(element, {Atom::Details, Atom::Dialog}) && has_attribute(element, Atom::Open);
}

/// The element's language: of the nearest lang (HTML) or xml:lang attribute.
/// The language in <meta http-equiv=content-language> in the head (HTML Standard, 4.2.5.3): its
/// first word, unless there is a list.
std::string_view pragma_language(const Element& element) {
  const Node* root = &element;
  while (root->parent && root->parent->is_element()) root = root->parent;
  for (const Node* head = root->first_child; head; head = head->next_sibling) {
    const Element* of_head = head->as_element();
    if (!of_head || !of_head->is_html(Atom::Head)) continue;
    for (const Node* node = head->first_child; node; node = node->next_sibling) {
      const Element* meta = node->as_element();
      if (!meta || !meta->is_html(Atom::Meta) ||
          !attribute_is(*meta, Atom::HttpEquiv, "content-language"))
        continue;
      const std::string_view* content = meta->attribute(Atom::Content);
      if (content && content->find(',') == std::string_view::npos) return trimmed(*content);
    }
  }
  return {};
}

std::string_view language_of(const Element& element) {
  for (const Element* ancestor = &element; ancestor; ancestor = parent_element(*ancestor))
    for (const Attribute* attribute = ancestor->attributes; attribute; attribute = attribute->next)
      if (attribute->name == Atom::Lang && attribute->name_space != AttributeNamespace::XLink)
        return attribute->value;
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
    case ElementState::Required:
      return can_be_required(element) && has_attribute(element, Atom::Required);
    case ElementState::Optional:
      return is_one_of(element, {Atom::Input, Atom::Select, Atom::Textarea, Atom::Button}) &&
             !(can_be_required(element) && has_attribute(element, Atom::Required));
    case ElementState::ReadOnly:
      return element.name_space == Namespace::Html && !is_read_write(element);
    case ElementState::ReadWrite: return is_read_write(element);
    case ElementState::PlaceholderShown: return shows_placeholder(element);
    case ElementState::Default: return is_default(element);
    case ElementState::Indeterminate: return is_indeterminate(element);
    case ElementState::Valid: return validity_of(element) == Validity::Valid;
    case ElementState::Invalid: return validity_of(element) == Validity::Invalid;
    case ElementState::InRange: return range_of(element) == RangeState::Inside;
    case ElementState::OutOfRange: return range_of(element) == RangeState::Outside;
    case ElementState::Open: return is_open(element);
    case ElementState::Defined: return is_defined(element);
    case ElementState::Target: return is_target(element);
    case ElementState::Never: return false;
  }
  return false;
}

bool matches_language(std::string_view ranges, const Element& element) {
  const std::string_view language = language_of(element);
  for (;;) {
    const size_t comma = std::min(ranges.find(','), ranges.size());
    if (range_fits(ranges.substr(0, comma), language)) return true;
    if (comma == ranges.size()) return false;
    ranges.remove_prefix(comma + 1);
  }
}

}  // namespace weft
