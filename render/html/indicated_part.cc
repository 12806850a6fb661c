#include "render/html/indicated_part.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

enum class Escapes : uint8_t { Literal, Decoded };

// The next byte of `text`, which is not empty.
char take_byte(std::string_view& text, Escapes escapes) {
  const bool is_escape = escapes == Escapes::Decoded && text.size() > 2 && text[0] == '%' &&
                         is_hex_digit(static_cast<unsigned char>(text[1])) &&
                         is_hex_digit(static_cast<unsigned char>(text[2]));
  const char byte = is_escape
                        ? static_cast<char>(hex_value(static_cast<unsigned char>(text[1])) * 16 +
                                            hex_value(static_cast<unsigned char>(text[2])))
                        : text[0];
  text.remove_prefix(is_escape ? 3 : 1);
  return byte;
}

bool names(std::string_view fragment, std::string_view value, Escapes escapes) {
  for (const char byte : value)
    if (fragment.empty() || take_byte(fragment, escapes) != byte) return false;
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
