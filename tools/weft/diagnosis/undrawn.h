// Values that weft computes and does not draw. A row goes when it is drawn.
#pragma once

#include <span>

#include "render/css/style/computed_style.h"
#include "render/css/style/properties.h"

namespace weft {

struct UndrawnRow {
  PropertyId property;
  bool (*is_lost)(const ComputedStyle&);  ///< Whether the value asks for what is not drawn.
  const char* drawn;  ///< What is, instead: the end of a sentence after "is not drawn"; or "".
};

std::span<const UndrawnRow> undrawn_rows();
/// The row that `style` is an example of, or null.
const UndrawnRow* undrawn(PropertyId property, const ComputedStyle& style);

}  // namespace weft
