// Which properties count for a pseudo-element (CSS 2.1 5.12.1, 5.12.2; CSS Pseudo-Elements
// 4, 2.1.1, 2.2).
#pragma once

#include "render/css/style/computed_style.h"
#include "render/css/style/properties.h"

namespace weft {

/// Whether `property` applies to `pseudo`: everything but to ::first-line and ::first-letter.
bool applies_to(PseudoKind pseudo, PropertyId property);

}  // namespace weft
