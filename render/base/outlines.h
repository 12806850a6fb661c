// The words for how an outline is filled and stroked, as SVG 2, 13 and CSS spell them.
#pragma once

#include <cstdint>

namespace weft {

enum class FillRule : uint8_t { NonZero, EvenOdd };
enum class LineCap : uint8_t { Butt, Round, Square };
enum class LineJoin : uint8_t { Miter, Round, Bevel };

/// The order in which the parts of a shape are painted (paint-order).
struct PaintOrder {
  enum Part : uint8_t { Fill, Stroke, Markers };
  Part parts[3] = {Fill, Stroke, Markers};
  constexpr bool strokes_first() const {
    return parts[0] == Stroke || (parts[0] == Markers && parts[1] == Stroke);
  }
  bool operator==(const PaintOrder&) const = default;
};

}  // namespace weft
