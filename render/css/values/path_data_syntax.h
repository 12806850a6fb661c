// Whether a text is path data: path() is only valid with such (CSS Shapes 1, 3.1), while what `d`
// of SVG has in front of an error is drawn.
#pragma once

#include <string_view>

namespace weft {

/// Whether `text` keeps to the grammar of path data (SVG 2, 9.3.9) up to its end.
bool is_path_data(std::string_view text);

}  // namespace weft
