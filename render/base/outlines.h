// The words for how an outline is filled and stroked, as SVG 2, 13 and CSS spell them.
#pragma once

#include <cstdint>

namespace weft {

enum class FillRule : uint8_t { NonZero, EvenOdd };
enum class LineCap : uint8_t { Butt, Round, Square };
enum class LineJoin : uint8_t { Miter, Round, Bevel };

}  // namespace weft
