// The end of a group: its line is filtered, then drawn over, or used to mask, the line below.
#pragma once

#include "render/paint/layer.h"

namespace weft {

/// `writer` is set to the row of `below`, with the group's clip.
void merge_group(const GroupPaint& paint, Layer& group, Layer& below, const IntRect& bounds,
                 LineWriter& writer);

}  // namespace weft
