// Families whose glyphs have the same widths, so that each can take another's place without moving
// a line: as data, for machines that do not say it themselves.
#pragma once

#include <cstddef>
#include <string_view>

namespace weft {

/// The `place`-th family that can take the place of `name`, best first; empty at the end.
std::string_view metric_compatible(std::string_view name, size_t place);

}  // namespace weft
