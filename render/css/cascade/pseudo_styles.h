// The styles of an element's pseudo-elements, and those on the first lines that it lies in or has.
#pragma once

#include "render/css/cascade/cascade_context.h"

namespace weft {

/// Sets element.pseudo_styles, and in `inherited`, which is what `element` hands down, its first
/// line and the rules for the first lines and letters below it. The element has its style; `parent`
/// is what it inherited. Errors: OutOfMemory.
Status compute_pseudo_styles(CascadeContext& context, Element& element,
                             const InheritedStyle& parent, InheritedStyle& inherited);

}  // namespace weft
