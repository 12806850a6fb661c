// The transform of an element of SVG (SVG 2, 8.5): by its style, else by an attribute.
#pragma once

#include "render/html/dom.h"
#include "render/svg/svg_length.h"

namespace weft {

/// From the user units of `element` to those around it, about its transform-origin. REQUIRES: it
/// has a style.
Matrix transform_of(const Element& element, const SvgUnits& units,
                    Atom attribute = Atom::Transform);

}  // namespace weft
