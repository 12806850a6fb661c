// The outline around rectangles that touch, as one shape.
#pragma once

#include "render/paint/path.h"

namespace weft {

/// Appends the outlines of the union of `boxes`, clockwise around it and the other way around
/// holes. Its cost is the square of their number. Errors: OutOfMemory.
Status add_union(std::span<const Box2> boxes, Arena& scratch, PathBuilder& path);

}  // namespace weft
