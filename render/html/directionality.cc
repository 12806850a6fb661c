#include "render/html/directionality.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/html/bidi_class.h"

namespace weft {
namespace {

enum class Way : uint8_t { Unknown, Left, Right };

bool attribute_is(const Element& element, Atom name, std::string_view value) {
  const std::string_view* const found = element.attribute(name);
  return found && equal_ignoring_case(*found, value);
}

bool has_valid_dir(const Element& element) {
  return attribute_is(element, Atom::Dir, "ltr") || attribute_is(element, Atom::Dir, "rtl") ||
         attribute_is(element, Atom::Dir, "auto");
}

/// The first strong character's.
Way way_of(std::string_view text) {
  while (!text.empty()) {
    const BidiClass value = bidi_class(next_code_point(text));
    if (value == BidiClass::Left) return Way::Left;
    if (value == BidiClass::Right || value == BidiClass::Arabic) return Way::Right;
  }
  return Way::Unknown;
}

/// Text in these says nothing of the elements around.
bool is_apart(const Element& element) {
  constexpr Atom kNames[] = {Atom::Bdi, Atom::Script, Atom::Style, Atom::Textarea};
  const bool named =
      element.name_space == Namespace::Html &&
      std::find(std::begin(kNames), std::end(kNames), element.name) != std::end(kNames);
  return named || has_valid_dir(element);
}

Way way_of_contents(const Element& element) {
  for (const Node* node = next_in_tree(element, element); node;) {
    const Element* const inner = node->as_element();
    if (inner && is_apart(*inner)) {
      node = next_after_subtree(*node, element);
      continue;
    }
    const Way way = node->is_text() ? way_of(static_cast<const Text*>(node)->text) : Way::Unknown;
    if (way != Way::Unknown) return way;
    node = next_in_tree(*node, element);
  }
  return Way::Unknown;
}

/// Inputs whose value is text for the user.
bool shows_its_value(const Element& input) {
  constexpr std::string_view kOthers[] = {"date",           "month",  "week",  "time",
                                          "datetime-local", "number", "range", "color",
                                          "checkbox",       "radio",  "file",  "image"};
  return std::none_of(std::begin(kOthers), std::end(kOthers),
                      [&](auto type) { return attribute_is(input, Atom::Type, type); });
}

Way way_by_itself(const Element& element) {
  if (!element.is_html(Atom::Input)) return way_of_contents(element);
  const std::string_view* const value =
      shows_its_value(element) ? element.attribute(Atom::Value) : nullptr;
  return value ? way_of(*value) : Way::Unknown;
}

}  // namespace

bool is_right_to_left(const Element& element) {
  for (const Element* here = &element; here;
       here = here->parent ? here->parent->as_element() : nullptr) {
    if (here->name_space != Namespace::Html) continue;
    if (attribute_is(*here, Atom::Dir, "rtl")) return true;
    if (attribute_is(*here, Atom::Dir, "ltr")) return false;
    if (attribute_is(*here, Atom::Dir, "auto") || here->is_html(Atom::Bdi))
      return way_by_itself(*here) == Way::Right;
    if (here->is_html(Atom::Input) && attribute_is(*here, Atom::Type, "tel")) return false;
  }
  return false;
}

}  // namespace weft
