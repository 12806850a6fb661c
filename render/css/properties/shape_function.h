// shape() (CSS Shapes 2, 3.3): a path whose coordinates are lengths.
#pragma once

#include "render/css/values/value_reader.h"

namespace weft {

/// Reads the arguments of shape() into `clip` and `lengths`: see ClipPath::text.
bool parse_shape_function(ValueReader& reader, ClipPath& clip, ArenaVector<Length>& lengths);

}  // namespace weft
