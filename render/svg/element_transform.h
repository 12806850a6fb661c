// The transform of an element of SVG (SVG 2, 8.5): by its style, else by an attribute.
#pragma once

#include "render/html/dom.h"
#include "render/svg/svg_length.h"

namespace weft {

/// From the user units of `element` to those around it, about its transform-origin. REQUIRES: it
/// has a style.
Matrix transform_of(const Element& element, const SvgUnits& units,
                    Atom attribute = Atom::Transform);
/// The same where the reference box, by transform-box, is one of its own: that from `corner` on, of
/// `size`, in user units. `motion`: what offset-path makes of it.
Matrix transform_in_box(const Element& element, const SvgUnits& units, Vector corner, Vector size,
                        Atom attribute = Atom::Transform, const Matrix& motion = {});
/// Its transform-origin there.
Vector transform_origin(const Element& element, const SvgUnits& units, Vector corner, Vector size);

}  // namespace weft
