// Boxes that are moved along a path (Motion Path 1).
#pragma once

#include "render/css/style/style_parts.h"
#include "render/paint/outline_paths.h"

namespace weft {

/// What is moved, in device px.
struct MovedBox {
  Vector corner, size;  ///< The corner is 0, 0, but in SVG.
  Vector origin;        ///< Of its transform.
  ShapeBox reference;   ///< The box that the path lies in; without extent in SVG, as in Chromium.
};

/// What offset-path makes of `box`, to be applied about the origin of its transform. `referenced`:
/// the outline of the element that a Url names. Errors: OutOfMemory.
Result<Matrix> motion_matrix(const MotionStyle& motion, const MovedBox& box, const Path& referenced,
                             Arena& scratch);

}  // namespace weft
