#include "render/paint/ink_gaps.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

/// Takes the sides of an outline between two heights; curves are taken as so many lines.
class Crossing final : public GlyphOutline {
 public:
  Crossing(float top, float bottom) : top_(top), bottom_(bottom) {}

  Status move_to(Point to) override {
    at_ = to;
    return Status::Ok;
  }
  Status line_to(Point to) override {
    const float low = std::max(std::min(at_.y, to.y), top_),
                high = std::min(std::max(at_.y, to.y), bottom_);
    if (low <= high) {
      take(x_at(to, low));
      take(x_at(to, high));
    }
    at_ = to;
    return Status::Ok;
  }
  Status quad_to(Point control, Point to) override {
    const Point from = at_;
    for (int i = 1; i <= kLines; ++i) {
      const float t = static_cast<float>(i) / kLines, s = 1 - t;
      (void)line_to({s * s * from.x + 2 * s * t * control.x + t * t * to.x,
                     s * s * from.y + 2 * s * t * control.y + t * t * to.y});
    }
    return Status::Ok;
  }
  Status cubic_to(Point a, Point b, Point to) override {
    const Point from = at_;
    for (int i = 1; i <= kLines; ++i) {
      const float t = static_cast<float>(i) / kLines, s = 1 - t;
      const float w[4] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
      (void)line_to({w[0] * from.x + w[1] * a.x + w[2] * b.x + w[3] * to.x,
                     w[0] * from.y + w[1] * a.y + w[2] * b.y + w[3] * to.y});
    }
    return Status::Ok;
  }

  InkSpan span() const {
    if (left_ > right_) return {};
    return {Px::from_double(static_cast<double>(left_)),
            Px::from_double(static_cast<double>(right_))};
  }

 private:
  static constexpr int kLines = 8;

  /// Where the line to `to` is at the height `y`.
  float x_at(Point to, float y) const {
    const float rise = to.y - at_.y;
    return std::abs(rise) < 1e-6f ? to.x : at_.x + (to.x - at_.x) * (y - at_.y) / rise;
  }
  void take(float x) {
    left_ = std::min(left_, x);
    right_ = std::max(right_, x);
  }

  float top_, bottom_;
  Point at_{0, 0};
  float left_ = 1e9f, right_ = -1e9f;
};

}  // namespace

Result<InkSpan> ink_between(FontSet& fonts, const Font& font, uint16_t glyph, Px top, Px bottom) {
  Crossing crossing(top.to_float(), bottom.to_float());
  if (fonts.outline(font, glyph, crossing) == Status::OutOfMemory) return Status::OutOfMemory;
  return crossing.span();
}

}  // namespace weft
