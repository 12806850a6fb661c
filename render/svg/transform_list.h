// The attribute `transform` of SVG (SVG 2, 8.5, and CSS Transforms 1, 7): numbers without units,
// angles in degrees.
#pragma once

#include <string_view>

#include "render/base/matrix.h"

namespace weft {

/// False for an error, which leaves the element where it is without the attribute.
bool parse_transform_list(std::string_view text, Matrix& matrix);

}  // namespace weft
