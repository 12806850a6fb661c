// From logical to visual order: where each item of a line begins.
#pragma once

#include "render/layout/line_item.h"
#include "render/layout/text_measurer.h"

namespace weft {

/// Sets `left` of every item of `line`, the first in visual order starting at `left`. Errors: OutOfMemory.
Status order_items(Line& line, const Box& container, TextMeasurer& measurer, Px left);

}  // namespace weft
