#include "render/html/indicated_part.h"

#include "render/base/percent_decoding.h"

namespace weft {
namespace {

enum class Escapes : uint8_t { Literal, Decoded };

bool names(std::string_view fragment, std::string_view value, Escapes escapes) {
  if (escapes == Escapes::Literal) return fragment == value;
  for (const char byte : value)
    if (fragment.empty() || static_cast<char>(next_decoded(fragment)) != byte) return false;
  return fragment.empty();
}

const Element* find(const Document& document, Atom attribute, std::string_view fragment,
                    Escapes escapes) {
  for (const Node* node = next_in_tree(document, document); node;
       node = next_in_tree(*node, document)) {
    const Element* element = node->as_element();
    if (!element || (attribute == Atom::Name && !element->is_html(Atom::A))) continue;
    const std::string_view* value = element->attribute(attribute);
    if (value && names(fragment, *value, escapes)) return element;
  }
  return nullptr;
}

}  // namespace

const Element* indicated_part(const Document& document, std::string_view fragment) {
  if (fragment.empty()) return nullptr;
  for (const Escapes escapes : {Escapes::Literal, Escapes::Decoded})
    for (const Atom attribute : {Atom::Id, Atom::Name})
      if (const Element* element = find(document, attribute, fragment, escapes)) return element;
  return nullptr;
}

}  // namespace weft
