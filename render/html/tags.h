// The facts about each element that the tree builder must know: the sets of HTML Standard 13.2.4.2
// and 13.2.6.3 as one row of bits a name.
#pragma once

#include "render/html/dom.h"

namespace weft {

enum class TagSet : uint16_t {
  Special = 1,
  ImpliedEnd = 2,          ///< Closed by "generate implied end tags".
  ThoroughImpliedEnd = 4,  ///< ... "thoroughly".
  Scope = 8,               ///< Ends a search "in scope".
  ListItemScope = 16,
  ButtonScope = 32,
  TableScope = 64,
  TableContext = 128,  ///< "Clear the stack back to a table context" stops here.
  TableBodyContext = 256,
  TableRowContext = 512,
  FosterTarget = 1024,  ///< Text and odd elements inside go before the table.
  Heading = 2048,
  Breakout = 4096,  ///< A start tag that leaves foreign content.
};

/// Whether the HTML element `name` is in `set`.
bool is_in(Atom name, TagSet set);
/// Whether `element` is, in whatever namespace.
bool is_in(const Element& element, TagSet set);

bool is_mathml_text_integration_point(const Element& element);
bool is_html_integration_point(const Element& element);

}  // namespace weft
