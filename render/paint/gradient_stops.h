// The colours along a gradient.
#pragma once

#include "render/image/row_decoder.h"
#include "render/paint/display_list.h"

namespace weft {

/// The premultiplied colour at `position`, 65536 at the end of the gradient line; before the first
/// stop and behind the last it is theirs. REQUIRES: there are stops, in the order of their
/// positions.
Rgba color_at(std::span<const GradientStop> stops, int64_t position);
/// The same for SVG, whose colours are mixed before they are made transparent (SVG 2, 14.2.3).
Rgba straight_color_at(std::span<const GradientStop> stops, int64_t position);

}  // namespace weft
