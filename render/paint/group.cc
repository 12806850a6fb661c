#include "render/paint/group.h"

#include <algorithm>

namespace weft {
namespace {

void mask_with(Layer& mask, Layer& below) {
  for (int32_t x = below.left(); x < below.right(); ++x)
    below.pixel(x) = over(below.pixel(x), mask.pixel(x).alpha, Rgba{});
}

uint8_t matrix_row(const int32_t* row, Rgba pixel) {
  const int64_t sum = int64_t{row[0]} * pixel.red + int64_t{row[1]} * pixel.green +
                      int64_t{row[2]} * pixel.blue + int64_t{row[3]} * pixel.alpha;
  return static_cast<uint8_t>(std::clamp<int64_t>((sum + 2048) >> 12, 0, pixel.alpha));
}

Rgba filtered(const GroupPaint& paint, Rgba pixel) {
  if (paint.recolors) return over(premultiplied(paint.color), pixel.alpha, Rgba{});
  if (!paint.matrix) return pixel;
  return {matrix_row(paint.matrix, pixel), matrix_row(paint.matrix + 4, pixel),
          matrix_row(paint.matrix + 8, pixel), pixel.alpha};
}

}  // namespace

void merge_group(const GroupPaint& paint, Layer& group, Layer& below, const IntRect& bounds,
                 LineWriter& writer) {
  if (paint.is_mask) return mask_with(group, below);
  const int32_t right = std::min(bounds.right, group.right());
  for (int32_t x = std::max(bounds.left, group.left()); x < right; ++x) {
    const Rgba pixel = filtered(paint, group.pixel(x));
    if (!pixel.alpha) continue;
    const Rgba faded = over(pixel, paint.opacity, Rgba{});
    if (group.picture(x)) writer.picture_row(x, {&faded, 1});
    else writer.pixel(x, faded, 255);
  }
}

}  // namespace weft
