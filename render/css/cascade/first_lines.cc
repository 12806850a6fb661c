// CSS Pseudo-Elements 4, 2.1 and 2.2: by display, float and position of the element, and by the
// nodes that show before it in the document.
#include "render/css/cascade/first_lines.h"

#include "render/base/ascii.h"

namespace weft {

FirstLineRole first_line_role(const BoxStyle& box) {
  const bool in_flow = box.floating == Float::None &&
                       (box.position == Position::Static || box.position == Position::Relative);
  switch (box.display) {
    case Display::Inline:
    case Display::InlineListItem:
    case Display::Contents: return FirstLineRole::InLine;
    case Display::Block:
    case Display::ListItem:
    case Display::FlowRoot: return in_flow ? FirstLineRole::Block : FirstLineRole::OwnBlock;
    case Display::InlineBlock:
    case Display::TableCell:
    case Display::TableCaption: return FirstLineRole::OwnBlock;
    default: return FirstLineRole::Outside;
  }
}

bool comes_first(const Element& element) {
  for (const Node* node = element.parent->first_child; node != &element;
       node = node->next_sibling) {
    const Element* sibling = node->as_element();
    if (sibling && (!sibling->style || sibling->style->box->display != Display::None)) return false;
    if (node->is_text() && !trimmed(static_cast<const Text*>(node)->text).empty()) return false;
  }
  return true;
}

}  // namespace weft
