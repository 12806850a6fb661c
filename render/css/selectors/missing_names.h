// A glance at a complex selector before it is parsed: most of those of a large sheet name a class
// that no element has.
#pragma once

#include "render/css/selectors/selector.h"

namespace weft {

/// A complex selector that selects nothing.
struct MissingSelector {
  size_t size = 0;  ///< Up to the comma or the end; 0: there is none.
  uint32_t specificity[3] = {};
};

/// The complex selector in front of `text`, when it is of types, classes and ids alone and a name
/// of them is missing from the document: it is right, and selects nothing. None also for what only
/// compile_selectors() knows.
MissingSelector find_missing(std::string_view text, const SelectorContext& context);

}  // namespace weft
