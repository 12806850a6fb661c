// The end of a group: its line is filtered, then drawn over, or used to mask, the line below.
#pragma once

#include "render/paint/layer.h"

namespace weft {

/// A group's pixel as it is merged.
Rgba with_effects(const GroupPaint& paint, Rgba pixel);

/// `writer` is set to the row of `below`, with the group's clip.
void merge_group(const GroupPaint& paint, Layer& group, Layer& below, const IntRect& bounds,
                 LineWriter& writer);

/// The same for the row of a filtered group, whose pixels begin at `left`.
void merge_filtered(const GroupPaint& paint, int32_t left, std::span<const Rgba> row,
                    LineWriter& writer);

}  // namespace weft
