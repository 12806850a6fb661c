// The surfaces that text stands on, whose patterns of inks are to leave it legible.
#pragma once

#include "render/paint/display_list.h"

namespace weft {

/// Marks the surface that is newest under the middle of each run of darker text; returns the mark
/// of the canvas. Errors: OutOfMemory.
Result<uint8_t> find_grounds(Budget& budget, DisplayList& list);

}  // namespace weft
