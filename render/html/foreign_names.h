// The names that foreign content spells in its own way (HTML Standard 13.2.6.5): SVG's capitals,
// XLink's name spaces.
#pragma once

#include "render/html/dom.h"

namespace weft {

struct AdjustedName {
  std::string_view text;
  AttributeNamespace name_space = AttributeNamespace::None;
};

/// SVG's spelling of a tag name that the tokenizer lower-cased.
std::string_view adjusted_svg_tag(std::string_view name);
/// The local name and namespace of an attribute of an element in `name_space`.
AdjustedName adjusted_attribute(std::string_view name, Namespace name_space);

}  // namespace weft
