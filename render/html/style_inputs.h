// What only styling reads of a document: the parser may put it into an arena of its own, which is
// given back when styles are computed.
#pragma once

#include "render/html/dom.h"

namespace weft {

/// class, style, and names that neither HTML nor SVG knows, such as data-*: only selectors and
/// attr() can ask for them.
inline bool is_style_input(Atom attribute) {
  return attribute == Atom::Class || attribute == Atom::Style || attribute >= Atom::FirstOfPage;
}
/// Whether the text in `parent` is such: that of sheets, scripts and the window's title.
bool holds_style_input(const Node& parent);

/// Takes all of it out of the tree.
void drop_style_inputs(Document& document);

}  // namespace weft
