// The basic shapes of CSS as outlines (CSS Shapes 1, 3).
#pragma once

#include "render/css/style/clip_path.h"
#include "render/paint/outline_paths.h"

namespace weft {

/// The place in `box` that x and y say, in device px; Auto is the middle.
Vector used_point(const Length (&place)[2], const ShapeBox& box);

/// Appends the outline that `clip` makes of `box`, in device px as the lengths of styles are;
/// nothing when it has no area. REQUIRES: it is neither a Url nor a Ray. Errors: OutOfMemory.
Status add_basic_shape(const ClipPath& clip, const ShapeBox& box, PathBuilder& path);

}  // namespace weft
