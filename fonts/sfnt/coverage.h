// Whether a face has a character, by its cmap (formats 4 and 12), without opening it.
#pragma once

#include "fonts/sfnt/sfnt.h"

namespace weft {

/// True when the face maps a character in first…last.
bool covers_any(const Sfnt& sfnt, char32_t first, char32_t last);

}  // namespace weft
