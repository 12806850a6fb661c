// The path data of SVG (SVG 2, 9.3): the attribute and property `d`, and path() of CSS.
#pragma once

#include "render/paint/path.h"

namespace weft {

/// Appends what `text` draws. An error in it ends the path there: what stands before is drawn
/// (9.5.4). Errors: OutOfMemory.
Status add_path_data(std::string_view text, PathBuilder& path);

/// Appends the polyline through the points of the attribute `points`, closed or not. An odd number
/// at the end is of no account; as browsers have it, any other error leaves nothing. Errors:
/// OutOfMemory.
Status add_points(std::string_view text, bool is_closed, PathBuilder& path);

}  // namespace weft
