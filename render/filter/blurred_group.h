// Soft shadows of what is no box: a group that is painted ahead and blurred.
#pragma once

#include "render/paint/filtered_group.h"

namespace weft {

/// Begins a group that is blurred by a Gaussian of standard deviation `deviation`, in device
/// pixels, and cut to `clip` after that. None where `deviation` is 0. Errors: OutOfMemory.
Status begin_blurred_group(DisplayList& list, float deviation, const Clip* clip,
                           FilteredGroup& group);

}  // namespace weft
