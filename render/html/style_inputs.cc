#include "render/html/style_inputs.h"

namespace weft {
namespace {

void drop_attributes(Element& element) {
  element.class_atoms = nullptr;
  element.class_count = 0;
  Attribute** link = &element.attributes;
  while (Attribute* const attribute = *link) {
    if (is_style_input(attribute->name)) *link = attribute->next;
    else link = &attribute->next;
  }
}

}  // namespace

bool holds_style_input(const Node& parent) {
  const Element* const element = parent.as_element();
  return element && (element->name == Atom::Style || element->name == Atom::Script ||
                     element->name == Atom::Title);
}

void drop_style_inputs(Document& document) {
  for (Node* node = document.first_child; node; node = next_in_tree(*node, document)) {
    if (holds_style_input(*node)) node->first_child = nullptr;
    if (Element* const element = node->as_element()) drop_attributes(*element);
  }
}

}  // namespace weft
