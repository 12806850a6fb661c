// Box shadows. Sharp ones are exact; blurred ones are the product of a soft edge in x and one in y,
// which is what a Gaussian blur makes of a rectangle (corner radii are then too small to see).
#include <algorithm>

#include "render/paint/painters.h"
#include "render/paint/rounded_rect.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

// The part of a blurred half plane that is seen `distance` inside its edge: 0 … 65536, 0 at -blur,
// all at +blur.
int64_t soft_step(int64_t distance_raw, int64_t blur_raw) {
  if (distance_raw <= -blur_raw) return 0;
  if (distance_raw >= blur_raw) return kOne;
  const int64_t t = distance_raw * kOne / blur_raw, square = t * t / kOne;
  const int64_t curve =
      (61440 - square * 40960 / kOne + square * square / kOne * 12288 / kOne) * t / kOne;
  return kOne / 2 + curve / 2;
}

int64_t soft_interval(Px from, Px to, int64_t at_raw, int64_t blur_raw) {
  return std::max<int64_t>(
      0, soft_step(at_raw - from.raw(), blur_raw) - soft_step(at_raw - to.raw(), blur_raw));
}

void add_difference(SubSpan keep, SubSpan cut, CoverageLine& line) {
  if (cut.left >= cut.right) return line.add(keep.left, keep.right);
  line.add(keep.left, std::min(keep.right, cut.left));
  line.add(std::max(keep.left, cut.right), keep.right);
}

void paint_sharp(const ShadowPaint& shadow, LineWriter& writer) {
  const RoundedRect& keep = shadow.inset ? shadow.cutout : shadow.shape;
  const RoundedRect& cut = shadow.inset ? shadow.shape : shadow.cutout;
  for (int32_t sub = 0; sub < kSubScanlines; ++sub) {
    const int32_t y = sub_scanline_y(writer.y(), sub);
    add_difference(span_at(keep, y), span_at(cut, y), writer.coverage);
  }
  writer.fill_coverage(premultiplied(shadow.color));
}

// `box_coverage`: how much of the pixels the box itself covers. An outset shadow is seen outside
// it, an inset one inside.
void paint_soft_run(const ShadowPaint& shadow, int64_t vertical, int32_t left, int32_t right,
                    uint8_t box_coverage, LineWriter& writer) {
  const unsigned seen = shadow.inset ? box_coverage : 255u - box_coverage;
  if (!seen) return;
  const Rgba color = premultiplied(shadow.color);
  const Rect& rect = shadow.shape.rect;
  for (int32_t x = std::max(left, writer.left()); x < std::min(right, writer.right()); ++x) {
    const int64_t horizontal =
        soft_interval(rect.left, rect.right(), x * 64 + 32, shadow.blur.raw());
    const int64_t caster = horizontal * vertical / kOne;
    const int64_t shade = shadow.inset ? kOne - caster : caster;
    if (shade > 0) writer.pixel(x, color, static_cast<uint8_t>(shade * seen / kOne));
  }
}

}  // namespace

void paint_shadow_row(const ShadowPaint& shadow, LineWriter& writer) {
  if (shadow.blur < Px::from_int(1)) return paint_sharp(shadow, writer);
  const Rect& rect = shadow.shape.rect;
  const int64_t vertical =
      soft_interval(rect.top, rect.bottom(), writer.y() * 64 + 32, shadow.blur.raw());
  add_row(shadow.cutout, writer.y(), writer.coverage);
  int32_t done = writer.left();
  writer.coverage.take([&](int32_t left, int32_t right, uint8_t covered) {
    paint_soft_run(shadow, vertical, done, left, 0, writer);
    paint_soft_run(shadow, vertical, left, right, covered, writer);
    done = std::max(done, right);
  });
  paint_soft_run(shadow, vertical, done, writer.right(), 0, writer);
}

}  // namespace weft
