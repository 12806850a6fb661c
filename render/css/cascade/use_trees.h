// The trees below <use> (SVG 2, 5.5): copies of what it refers to, with the rules that the original
// matched, so that they inherit from the <use> and are computed like everything else.
#pragma once

#include "render/css/cascade/other_documents.h"

namespace weft {

/// Puts a copy of its element below each <use> of `document`, in `arena`. Copies that would
/// contain themselves, and those beyond a few thousand nodes, are left out; so are elements of
/// `others` where that is null. Errors: OutOfMemory.
Status instantiate_uses(Document& document, Arena& arena, OtherDocuments* others = nullptr);

/// The value of `href`, or of `xlink:href`; null when there is neither.
const std::string_view* reference_of(const Element& element);

/// The first element whose id is what stands behind the "#" of `url`; null when there is none.
/// REQUIRES: instantiate_uses() was called
Element* find_referenced(const Document& document, std::string_view url);

/// The same for what paints, clips, masks, marks or filters: as browsers have it, an element of SVG
/// that is not below display: none, unless that is a <g>'s. REQUIRES: styles are computed
const Element* find_resource(const Document& document, std::string_view url);

}  // namespace weft
