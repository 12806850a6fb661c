// Box shadows. Sharp ones are exact. A Gaussian blur makes of a rectangle the product of a soft
// edge in x and one in y, and of a rounded one the sum over the slices that it can be cut into.
#include <algorithm>

#include "render/paint/painters.h"
#include "render/paint/rounded_rect.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

// The part of a blurred half plane that is seen `distance` inside its edge: 0 … 65536, 0 at -reach,
// all at +reach. It is the integral of 15/16 (1 - t²)², which is Gaussian to the eye.
int64_t soft_step(int64_t distance_raw, int64_t reach_raw) {
  if (distance_raw <= -reach_raw) return 0;
  if (distance_raw >= reach_raw) return kOne;
  const int64_t t = distance_raw * kOne / reach_raw, square = t * t / kOne;
  const int64_t curve =
      (61440 - square * 40960 / kOne + square * square / kOne * 12288 / kOne) * t / kOne;
  return kOne / 2 + curve;
}

int64_t soft_interval(Px from, Px to, int64_t at_raw, int64_t reach_raw) {
  return std::max<int64_t>(
      0, soft_step(at_raw - from.raw(), reach_raw) - soft_step(at_raw - to.raw(), reach_raw));
}

void add_difference(SubSpan keep, SubSpan cut, CoverageLine& line) {
  if (cut.left >= cut.right) return line.add(keep.left, keep.right);
  line.add(keep.left, std::min(keep.right, cut.left));
  line.add(std::max(keep.left, cut.right), keep.right);
}

void paint_sharp(const ShadowPaint& shadow, LineWriter& writer) {
  const RoundedRect& keep = shadow.inset ? shadow.cutout : shadow.shape;
  const RoundedRect& cut = shadow.inset ? shadow.shape : shadow.cutout;
  for (int32_t sub = 0; sub < writer.coverage.sub_scanlines(); ++sub) {
    const int32_t y = writer.coverage.sub_scanline_y(writer.y(), sub);
    add_difference(span_at(keep, y), span_at(cut, y), writer.coverage);
  }
  writer.fill_coverage(premultiplied(shadow.color));
}

/// The part of a caster that a row sees: between `left` and `right`, by `weight` 0 … 65536.
struct Slice {
  Px left, right;
  int64_t weight;
};

/// The slices of a rounded rectangle: eight of what the row sees of each end where corners are, and
/// the rest.
class Slices {
 public:
  /// `y` and `x` in 1/64 px.
  Slices(const ShadowPaint& shadow, int64_t y)
      : shape_(shadow.shape), reach_(shadow.reach), y_raw_(y) {
    const Rect& rect = shape_.rect;
    const Px upper = min(max(shape_.radius_y[0], shape_.radius_y[1]), rect.height / 2);
    const Px lower = min(max(shape_.radius_y[2], shape_.radius_y[3]), rect.height / 2);
    add_end(rect.top, upper);
    add(rect.top + upper, rect.bottom() - lower);
    add_end(rect.bottom() - lower, lower);
  }
  /// How much of the blurred caster is seen: 0 … 65536.
  int64_t shade(int64_t x) const {
    int64_t sum = 0;
    for (size_t i = 0; i < count_; ++i)
      sum += soft_interval(slices_[i].left, slices_[i].right, x, reach_.raw()) * slices_[i].weight;
    return sum / kOne;
  }

 private:
  static constexpr int kOfAnEnd = 8;

  void add_end(Px end_top, Px end_height) {
    const Px top = max(end_top, Px::from_raw(y_raw_ - reach_.raw()));
    const Px height = min(end_top + end_height, Px::from_raw(y_raw_ + reach_.raw())) - top;
    if (height <= Px()) return;
    for (int i = 0; i < kOfAnEnd; ++i)
      add(top + height * i / kOfAnEnd, top + height * (i + 1) / kOfAnEnd);
  }
  void add(Px top, Px bottom) {
    const int64_t weight = soft_interval(top, bottom, y_raw_, reach_.raw());
    const int64_t middle = (int64_t{top.raw()} + bottom.raw()) * 2;
    const SubSpan span =
        span_at(shape_, static_cast<int32_t>(std::clamp<int64_t>(middle, INT32_MIN, INT32_MAX)));
    if (weight > 0 && span.left < span.right)
      slices_[count_++] = {Px::from_raw(span.left / 4), Px::from_raw(span.right / 4), weight};
  }

  const RoundedRect& shape_;
  const Px reach_;
  const int64_t y_raw_;
  Slice slices_[2 * kOfAnEnd + 1];
  size_t count_ = 0;
};

int64_t shade_of(const ShadowPaint& shadow, const Slices& slices, int64_t x) {
  const int64_t caster = slices.shade(x);
  return shadow.inset ? kOne - caster : caster;
}

// `box_coverage`: how much of the pixels the box itself covers. An outset shadow is seen outside
// it, an inset one inside.
void paint_soft_run(const ShadowPaint& shadow, const Slices& slices, int32_t left, int32_t right,
                    uint8_t box_coverage, LineWriter& writer) {
  const unsigned seen = shadow.inset ? box_coverage : 255u - box_coverage;
  if (!seen) return;
  const Rgba color = premultiplied(shadow.color);
  for (int32_t x = std::max(left, writer.left()); x < std::min(right, writer.right()); ++x) {
    const int64_t shade = shade_of(shadow, slices, int64_t{x} * 64 + 32);
    if (shade > 0) writer.pixel(x, color, static_cast<uint8_t>(shade * seen / kOne));
  }
}

}  // namespace

uint8_t shadow_opacity(const ShadowPaint& shadow, Vector at) {
  const auto raw = [](float v) { return static_cast<int64_t>(std::clamp(v, -1e7f, 1e7f) * 64); };
  const int64_t shade = shade_of(shadow, Slices(shadow, raw(at.y)), raw(at.x));
  return static_cast<uint8_t>(std::clamp<int64_t>(shade * 255 / kOne, 0, 255));
}

void paint_shadow_row(const ShadowPaint& shadow, LineWriter& writer) {
  if (shadow.reach < Px::from_int(1)) return paint_sharp(shadow, writer);
  const Slices slices(shadow, int64_t{writer.y()} * 64 + 32);
  add_row(shadow.cutout, writer.y(), writer.coverage);
  int32_t done = writer.left();
  writer.coverage.take([&](int32_t left, int32_t right, uint8_t covered) {
    paint_soft_run(shadow, slices, done, left, 0, writer);
    paint_soft_run(shadow, slices, left, right, covered, writer);
    done = std::max(done, right);
  });
  paint_soft_run(shadow, slices, done, writer.right(), 0, writer);
}

}  // namespace weft
