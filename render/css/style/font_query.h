// Styles as fonts want them.
#pragma once

#include "fonts/font_set.h"
#include "render/css/style/computed_style.h"

namespace weft {

/// The font query of a style. Its spans point into the style.
FontQuery font_query(const TextStyle& style);
/// The same, of those properties alone that are computed before the units that fonts give.
FontQuery basic_font_query(const TextStyle& style);

/// The options of shaping that `style` asks for.
ShapeOptions shape_options(const TextStyle& style);

}  // namespace weft
