// The basic shapes of CSS as outlines (CSS Shapes 1, 3).
#pragma once

#include "render/css/style/clip_path.h"
#include "render/paint/path.h"

namespace weft {

/// The box that a shape lies in, in device px as the lengths of styles are.
struct ShapeBox {
  Vector corner, size;
  Vector radii[4] = {};  ///< Of its corners from the top left on.
};

/// Appends the outline of `box`, clockwise from the end of its top left corner. Errors:
/// OutOfMemory.
Status add_rounded_box(const ShapeBox& box, PathBuilder& path);
/// Appends the outline that `clip` makes of `box`, in device px; nothing when it has no area.
/// REQUIRES: it is no Url. Errors: OutOfMemory.
Status add_basic_shape(const ClipPath& clip, const ShapeBox& box, PathBuilder& path);

}  // namespace weft
