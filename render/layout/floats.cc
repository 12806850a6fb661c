// Placing floats (CSS 2.1 9.5.1) and the room beside them.
#include "render/layout/floats.h"

#include <iterator>

#include "render/layout/sizing.h"

namespace weft {

namespace {

constexpr Float kSides[] = {Float::Left, Float::Right};

bool clears(Clear clear, Float side) {
  return clear == Clear::Both || (clear == Clear::Left && side == Float::Left) ||
         (clear == Clear::Right && side == Float::Right);
}

}  // namespace

FloatSpace::Placed FloatSpace::Placed::cut(Px above, Px below) const {
  Placed part = *this;
  float from = 0, to = 0;
  const bool any = shape->reach((max(above, top) - top).to_float(),
                                (min(below, bottom) - top).to_float(), from, to);
  part.left = any ? max(left, left + Px::from_double(static_cast<double>(from))) : right;
  part.right = any ? min(right, left + Px::from_double(static_cast<double>(to))) : left;
  // The shape may leave more room a bit further down.
  constexpr int kMostSteps = 256;
  part.bottom = min(bottom, above + max(Px::from_int(1), (bottom - top) / kMostSteps));
  return part;
}

FloatSpace::Band FloatSpace::band_before(size_t mark, Px top, Px height, Px left, Px right,
                                         Wrap wrap) const {
  Band band{left, right, Px::max()};
  const Px end = max(top + height, top + Px::from_raw(1));
  // From the last one back to where all earlier ones have ended: rows of floats cost their own row
  // only.
  for (size_t i = mark; i-- > 0 && floats_[i].lowest_bottom() > top;) {
    if (floats_[i].top >= end || floats_[i].bottom <= top) continue;
    const bool is_shaped = wrap == Wrap::Lines && floats_[i].shape;
    const Placed placed = is_shaped ? floats_[i].cut(top, end) : floats_[i];
    if (is_shaped && placed.left >= placed.right) continue;
    const bool narrows = placed.side == Float::Left ? placed.right > left : placed.left < right;
    if (!narrows) continue;
    if (placed.side == Float::Left) band.left = max(band.left, placed.right);
    if (placed.side == Float::Right) band.right = min(band.right, placed.left);
    band.bottom = min(band.bottom, placed.bottom);
  }
  return band;
}

Result<Point> FloatSpace::place(Float side, Size margin_box, Px top, Px left, Px right,
                                const FloatShape* shape) {
  // Rule 5: not above a float that comes before it.
  if (floats_.size() > 0) top = max(top, floats_.back().top);
  Band room = band(top, margin_box.height, left, right);
  // Rules 2, 3, 7: as high as it fits; it fits everywhere that no float narrows. Each round goes
  // below the end of a float.
  while (room.right - room.left < margin_box.width && room.narrowed()) {
    top = room.bottom;
    room = band(top, margin_box.height, left, right);
  }
  const Px x = side == Float::Left ? room.left : room.right - margin_box.width;
  Placed placed{x, top, x + margin_box.width, top + margin_box.height, side, shape, {}};
  for (size_t i = 0; i < std::size(kSides); ++i) {
    const Px before = floats_.size() > 0 ? floats_.back().lowest[i] : Px::min();
    placed.lowest[i] = side == kSides[i] ? max(before, placed.bottom) : before;
  }
  WEFT_TRY(floats_.push(placed));
  return Point{x, top};
}

const FloatShape* FloatSpace::known_shape(const Box& box, Size margin_box) const {
  for (const Shaped& known : shapes_)
    if (known.box == &box && known.margin_box == margin_box) return known.shape;
  return nullptr;
}

Px FloatSpace::clear_bottom(Clear clear) const {
  Px bottom = Px::min();
  for (size_t i = 0; floats_.size() > 0 && i < std::size(kSides); ++i)
    if (clears(clear, kSides[i])) bottom = max(bottom, floats_.back().lowest[i]);
  return bottom;
}

Status layout_float(LayoutContext& context, Box& box, FloatSpace& floats, Px top, Px left, Px right,
                    Point corner, Pass pass, Px containing_height) {
  Space space;
  space.containing_width = right - left;
  space.containing_height = containing_height;
  space.shrink_to_fit = true;
  WEFT_TRY_ASSIGN(const Extent extent, layout_box(context, box, space, pass));
  const Edges margin = used_margin(box, space.containing_width);
  const BoxStyle& style = box.box_style();
  if (style.clear != Clear::None) top = max(top, floats.clear_bottom(style.clear));
  const Size margin_box{extent.size.width + margin.horizontal(),
                        extent.size.height + margin.vertical()};
  const FloatShape* shape = nullptr;
  if (!box.anonymous && box.style->rare->shape_outside) {
    shape = floats.known_shape(box, margin_box);
    if (!shape) {
      WEFT_TRY_ASSIGN(shape, float_shape(context, box, margin_box, margin, space.containing_width));
      WEFT_TRY(floats.remember_shape(box, margin_box, shape));
    }
  }
  WEFT_TRY_ASSIGN(const Point at,
                  floats.place(style.floating, margin_box, top, left, right, shape));
  if (pass == Pass::Place) box.position = at + Point{margin.left, margin.top} - corner;
  return Status::Ok;
}

}  // namespace weft
