// Paths: the coverage of their rows, filled with a colour or a gradient (SVG 2, 13 and 14).
#include <algorithm>
#include <cmath>

#include "render/paint/gradient_stops.h"
#include "render/paint/painters.h"

namespace weft {
namespace {

// The share t of the way from the start circle to the end circle whose circle goes through `p`: the
// larger solution of |p - c(t)| = r(t) for which r(t) is not negative, c and r being those of the
// circle at t. No number: there is none, and the gradient paints nothing there.
float radial_position(const PathGradient& gradient, Vector p) {
  const float grows = gradient.radius - gradient.focus_radius;
  const Vector way = gradient.focus * -1, q = p - gradient.focus;
  const float a = dot(way, way) - grows * grows;
  const float b = dot(q, way) + gradient.focus_radius * grows;
  const float c = dot(q, q) - gradient.focus_radius * gradient.focus_radius;
  const auto if_real = [&](float t) { return gradient.focus_radius + t * grows >= 0 ? t : NAN; };
  if (std::fabs(a) < 1e-6f) {
    if (std::fabs(b) < 1e-6f) return c < 0 ? -INFINITY : INFINITY;  // one circle
    return if_real(c / (2 * b));
  }
  const float square = b * b - a * c;
  if (square < 0) return NAN;
  const float root = std::sqrt(square), first = (b + root) / a, second = (b - root) / a;
  const float larger = if_real(std::max(first, second));
  return std::isnan(larger) ? if_real(std::min(first, second)) : larger;
}

int64_t spread_position(PathGradient::Spread spread, float t) {
  constexpr float kOne = 65536;
  if (!std::isfinite(t)) return t > 0 ? 65536 : 0;
  if (spread == PathGradient::Spread::Repeat) t -= std::floor(t);
  if (spread == PathGradient::Spread::Reflect) t = std::fabs(t - 2 * std::floor(t / 2 + 0.5f));
  return static_cast<int64_t>(std::clamp(t, -1.f, 2.f) * kOne);
}

Rgba color_of(const PathGradient& gradient, int32_t x, int32_t y) {
  const Vector p =
      gradient.from_device.point({static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f});
  const float t = gradient.kind == PathGradient::Kind::Linear ? p.x : radial_position(gradient, p);
  if (std::isnan(t)) return {};
  return straight_color_at(gradient.stops, spread_position(gradient.spread, t));
}

// On few inks a stroke is at least a pixel wide, and told from its ground when it is thin.
Status add_told_stroke_row(const PathPaint& path, LineWriter& writer) {
  Stroke stroke = *path.stroke;
  const float scale = path.shape.matrix.mean_scale();
  if (writer.inks() && scale > 0) {
    stroke.width = std::max(stroke.width, 1 / scale);
    writer.set_thin(stroke.width * scale <= 2, true);
  }
  return add_stroke_row(path.shape, stroke, writer.y(), writer.crossings, writer.coverage);
}

// Where pixels are covered or not, stems that are a little thinner than one are not lost.
Status add_letters_row(const PathPaint& path, LineWriter& writer) {
  constexpr float kMore = 0.15f;  // device px
  const float scale = path.shape.matrix.mean_scale();
  WEFT_TRY(add_fill_row(path.shape, writer.y(), writer.crossings, writer.coverage));
  if (writer.coverage.sub_scanlines() > 1 || !(scale > 0)) return Status::Ok;
  const Stroke rim{.width = kMore / scale, .join = LineJoin::Bevel};
  return add_stroke_row(path.shape, rim, writer.y(), writer.crossings, writer.coverage);
}

Status add_row(const PathPaint& path, LineWriter& writer) {
  if (path.stroke) return add_told_stroke_row(path, writer);
  if (path.keeps_stems) return add_letters_row(path, writer);
  return add_fill_row(path.shape, writer.y(), writer.crossings, writer.coverage);
}

}  // namespace

void paint_path_row(const PathPaint& path, LineWriter& writer) {
  const Status status = add_row(path, writer);
  if (status != Status::Ok) return;
  if (!path.gradient) return writer.fill_coverage(premultiplied(path.color));
  writer.coverage.take([&](int32_t left, int32_t right, uint8_t covered) {
    const uint8_t opacity = multiply_255(covered, path.opacity);
    for (int32_t x = std::max(left, writer.left()); x < std::min(right, writer.right()); ++x)
      writer.shade(x, color_of(*path.gradient, x, writer.y()), opacity);
  });
}

}  // namespace weft
