// Dashes (SVG 2, 13.5.6): an outline cut into the pieces that are drawn.
#pragma once

#include "render/paint/path.h"

namespace weft {

/// Appends the dashes of `path` to `dashed`: `pattern` is the lengths of dashes and gaps in turn,
/// in the units of the path, as is `offset`. A path of more than a few thousand dashes is appended
/// whole. REQUIRES: no length is negative. Errors: OutOfMemory.
Status add_dashes(const Path& path, std::span<const float> pattern, float offset,
                  PathBuilder& dashed);

}  // namespace weft
