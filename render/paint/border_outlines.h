// The sides of a border and their dashes as outlines.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

/// Appends the part of a ring that belongs to a side (top, right, bottom, left), cut along the
/// lines from corner to corner and, where the ring is round, along the middle. Errors: OutOfMemory.
Status add_side(const Rect& outer, const Rect& inner, unsigned side, PathBuilder& path);
/// Appends the dashes of a side that runs from `from`, `way` long, as quadrangles or as disks.
/// Errors: OutOfMemory.
Status add_side_dashes(Vector from, Vector way, float thickness, BorderStroke stroke,
                       PathBuilder& path);

}  // namespace weft
