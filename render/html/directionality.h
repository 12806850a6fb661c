// The direction of an element's text, by its dir attribute and those around it (HTML
// Standard, 3.2.6.4).
#pragma once

#include "render/html/dom.h"

namespace weft {

/// Whether the directionality of `element` is right to left.
bool is_right_to_left(const Element& element);

}  // namespace weft
