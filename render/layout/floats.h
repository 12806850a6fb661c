// The places of the floats of a block formatting context, and the room beside them (CSS 2.1 9.5).
// Coordinates are those of the formatting context: its content box corner is 0, 0.
#pragma once

#include "render/base/arena_vector.h"
#include "render/layout/float_shape.h"
#include "render/layout/formatting.h"

namespace weft {

class FloatSpace {
 public:
  explicit FloatSpace(Arena& arena) : shapes_(arena), floats_(arena) {}

  /// The free interval for something `height` high at `top` between the edges of its containing
  /// block; `bottom` is where the next float ends (Px::max() when none is in the way): try again
  /// there.
  struct Band {
    Px left, right, bottom;
    /// Whether a float takes room away. Widths do not say it: where coordinates saturate they are
    /// less than what was offered.
    bool narrowed() const { return bottom != Px::max(); }
  };
  /// Lines wrap around the shapes of floats, boxes lie beside their margin boxes.
  enum class Wrap : uint8_t { Boxes, Lines };
  Band band(Px top, Px height, Px left, Px right, Wrap wrap = Wrap::Boxes) const {
    return band_before(mark(), top, height, left, right, wrap);
  }
  /// The same, as if what was placed after the mark were not there.
  Band band_before(size_t mark, Px top, Px height, Px left, Px right, Wrap wrap) const;
  /// Places a margin box by the rules of 9.5.1, not above `top`, within [left, right], and
  /// remembers it.
  Result<Point> place(Float side, Size margin_box, Px top, Px left, Px right,
                      const FloatShape* shape = nullptr);
  /// The shape of `box` as it was made before for a margin box of that size, or null.
  const FloatShape* known_shape(const Box& box, Size margin_box) const;
  Status remember_shape(const Box& box, Size margin_box, const FloatShape* shape) {
    return shapes_.push({&box, margin_box, shape});
  }
  /// The lowest bottom of the floats that `clear` names; Px::min() when there is none.
  Px clear_bottom(Clear clear) const;
  /// The bottom of the lowest float; Px::min() when there is none.
  Px bottom() const { return clear_bottom(Clear::Both); }
  /// The width of the newest float where it has no height, else 0.
  Px flat_width() const {
    const bool is_flat = !floats_.empty() && floats_.back().bottom <= floats_.back().top;
    return is_flat ? floats_.back().right - floats_.back().left : Px();
  }
  /// For measuring: rewind() forgets what was placed after the mark.
  size_t mark() const { return floats_.size(); }
  void rewind(size_t mark) { floats_.truncate(mark); }

 private:
  struct Placed {
    Px left, top, right, bottom;
    Float side;
    const FloatShape* shape;  // null = the margin box
    // The lowest bottoms of the left and the right floats up to this one.
    Px lowest[2];
    /// What is left of it between two heights; no width where that is nothing.
    Placed cut(Px above, Px below) const;
    Px lowest_bottom() const { return max(lowest[0], lowest[1]); }
  };
  struct Shaped {
    const Box* box;
    Size margin_box;
    const FloatShape* shape;
  };
  ArenaVector<Shaped> shapes_;  // floats are placed again and again
  ArenaVector<Placed> floats_;  // no top is above the one before it (rule 5)
};

/// Lays out the float `box` and places it not above `top` (9.5.1), between the edges of its
/// containing block. `corner` is the border box corner of box.parent's block container in the
/// formatting context (Place: box.position is from box.parent's block container, for inline parents
/// too). `containing_height`: what percentages are of. Errors: OutOfMemory, Timeout.
Status layout_float(LayoutContext& context, Box& box, FloatSpace& floats, Px top, Px left, Px right,
                    Point corner, Pass pass, Px containing_height = kIndefinite);

}  // namespace weft
