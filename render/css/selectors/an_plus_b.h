// The An+B microsyntax (CSS Syntax 3, 6).
#pragma once

#include "render/css/selectors/selector.h"
#include "render/css/selectors/selector_reader.h"

namespace weft {

/// odd, even, an integer, or a step and an offset, into `test`. Errors: Corrupt, OutOfMemory.
Status parse_an_plus_b(SelectorReader& reader, NthTest& test);

}  // namespace weft
