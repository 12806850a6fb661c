// The trees below <use> (SVG 2, 5.5): copies of what it refers to, with the rules that the original
// matched, so that they inherit from the <use> and are computed like everything else.
#pragma once

#include "render/html/dom.h"

namespace weft {

/// Puts a copy of its element below each <use> of `document`, in `arena`. Copies that would
/// contain themselves, and those beyond a few thousand nodes, are left out. Errors: OutOfMemory.
Status instantiate_uses(Document& document, Arena& arena);

/// The value of `href`, or of `xlink:href`; null when there is neither.
const std::string_view* reference_of(const Element& element);

/// The first element whose id is what stands behind the "#" of `url`; null when there is none.
Element* find_referenced(const Document& document, std::string_view url);

}  // namespace weft
