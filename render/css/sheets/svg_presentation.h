// The attributes of SVG that are declarations in another form (SVG 2, 6.6: "presentation
// attributes"): fill=, stroke-width=, font-size=, …
#pragma once

#include "render/html/byte_buffer.h"
#include "render/html/dom.h"

namespace weft {

/// Appends to `out` the declarations that the presentation attributes of `element`, of SVG, are;
/// those of an <svg> are also its width and height. Errors: OutOfMemory.
Status append_svg_presentation(const Element& element, const AtomTable& atoms, ByteBuffer& out);

}  // namespace weft
