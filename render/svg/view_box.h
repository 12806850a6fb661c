// viewBox and preserveAspectRatio (SVG 2, 8.6 and 8.7): user units fitted into a viewport.
#pragma once

#include <optional>
#include <string_view>

#include "render/base/matrix.h"

namespace weft {

struct ViewBox {
  Vector corner, size;  ///< Neither side is negative.
};

/// Empty where there is none, or an error in it.
std::optional<ViewBox> parse_view_box(std::string_view text);

/// Fits `box` into the rectangle at `corner` as the attribute preserveAspectRatio asks. REQUIRES:
/// the box has an area.
Matrix fit_view_box(const ViewBox& box, Vector corner, Vector size,
                    std::string_view preserve_aspect_ratio);

}  // namespace weft
