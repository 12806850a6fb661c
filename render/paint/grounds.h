// The surfaces that text stands on, whose patterns of inks are to leave it legible.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

/// Whether a fill of these bounds is a line of at most two pixels.
inline bool is_thin(const IntRect& bounds) { return bounds.width() <= 2 || bounds.height() <= 2; }

/// Marks the surface that is newest under the middle of each run of darker text; returns the mark
/// of the canvas. Errors: OutOfMemory.
Result<uint8_t> find_grounds(Budget& budget, DisplayList& list);

}  // namespace weft
