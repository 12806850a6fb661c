// Gradients of backgrounds, masks and borders.
#include <algorithm>

#include "render/layout/gradient_line.h"
#include "render/layout/painting/painting.h"

namespace weft {
namespace {

// The same gradient on a tile that is `by` times as large.
void stretch(double by_x, double by_y, GradientPaint& paint) {
  paint.start_x = Px::from_double(paint.start_x.to_double() * by_x);
  paint.start_y = Px::from_double(paint.start_y.to_double() * by_y);
  const auto less = [](int64_t value, double by) {
    return static_cast<int64_t>(std::clamp(static_cast<double>(value) / by, -4e14, 4e14));
  };
  paint.slope_x = less(paint.slope_x, by_x);
  paint.slope_y = less(paint.slope_y, by_y);
}

}  // namespace

Status add_gradient(Painting& painting, const Gradient& gradient, Size size, const IntRect& bounds,
                    const Tiles& tiles, DitherHint dither, const Clip* clip) {
  if (gradient.stops.empty() || size.width <= Px() || size.height <= Px()) return Status::Ok;
  Arena& arena = painting.list.arena();
  WEFT_TRY_ASSIGN(const GradientPaint made, gradient_paint(arena, gradient, size));
  auto* const paint = arena.make<GradientPaint>(made);
  if (!paint) return Status::OutOfMemory;
  paint->tile = tiles.first;
  paint->step_x = tiles.step_x;
  paint->step_y = tiles.step_y;
  // A tile that repeats shows but a part of its last pixel.
  stretch(tiles.step_x > Px() ? 1 : tiles.first.width() / size.width.to_double(),
          tiles.step_y > Px() ? 1 : tiles.first.height() / size.height.to_double(), *paint);
  DisplayItem item;
  item.dither = dither;
  item.kind = ItemKind::Gradient;
  item.bounds = bounds;
  item.gradient = paint;
  return painting.list.add(item, clip);
}

}  // namespace weft
