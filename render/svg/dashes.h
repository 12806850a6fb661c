// Dashes (SVG 2, 13.5.6): an outline cut into the pieces that are drawn.
#pragma once

#include "render/paint/path.h"

namespace weft {

/// Appends the dashes of `path` to `dashed`: `pattern` is the lengths of dashes and gaps in turn,
/// in the units of the path, as is `offset`. A path of more than a few thousand dashes is appended
/// whole. REQUIRES: no length is negative. Errors: OutOfMemory.
Status add_dashes(const Path& path, std::span<const float> pattern, float offset,
                  PathBuilder& dashed);

/// The lengths of dashes, or of dots, and of the gaps between them.
struct LineDashes {
  float dash, gap;
};
/// Those of a line of that thickness, as Chromium has them: the gaps are such that it ends in a
/// dash, or is whole dashes and gaps where it is closed.
LineDashes line_dashes(float thickness, bool is_dotted, float length, bool is_closed);

}  // namespace weft
