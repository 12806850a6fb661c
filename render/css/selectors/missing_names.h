// A glance at complex selectors before they are parsed: most of those of a large sheet name a class
// that no element has.
#pragma once

#include "render/css/selectors/selector.h"

namespace weft {

/// Complex selectors that select nothing.
struct MissingSelectors {
  size_t size = 0;           ///< Up to the comma or the end behind the last one; 0: there is none.
  uint32_t specificity = 0;  ///< The highest of theirs, as that of a SelectorList.
};

/// The complex selectors in front of `text` that are of types, classes and ids alone, and in each
/// of which a name is missing: they are right, and select nothing. None also for what only
/// compile_selectors() knows. Of a text that is right, the rest behind the missing name may be
/// anything, which counts for nothing.
MissingSelectors find_missing(std::string_view text, const SelectorContext& context);

/// Whether a long `list` is of complex selectors that, right or wrong, select nothing: a name is
/// missing in each. False also for a short one, and for what only compile_selectors() knows.
bool are_all_missing(std::string_view list, const SelectorContext& context);

}  // namespace weft
