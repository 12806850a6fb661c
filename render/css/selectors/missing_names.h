// A glance at a selector before it is parsed: most rules of a large sheet name a class that no
// element has.
#pragma once

#include "render/css/selectors/selector.h"

namespace weft {

/// True when `text` is a selector list of types, classes and ids alone, in each of whose complex
/// selectors a name is missing from the document: it is right, and selects nothing. False also for
/// what only compile_selectors() knows.
bool selects_nothing(std::string_view text, const SelectorContext& context);

}  // namespace weft
