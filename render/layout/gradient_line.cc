#include "render/layout/gradient_line.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct Line {
  double start_x, start_y, length_x, length_y;  // px; the line's direction times its length
};

// 3.1.1: the line's length is such that the corners get the colours of the ends.
Line linear_line(const Gradient& gradient, double width, double height) {
  double x = std::sin(gradient.angle_millidegrees * kPi / 180000),
         y = -std::cos(gradient.angle_millidegrees * kPi / 180000);
  if (gradient.corner_x &&
      gradient.corner_y) {  // "to a corner": its neighbours lie on the 50% line
    const double norm = std::hypot(width, height);
    x = gradient.corner_x * height / norm;
    y = gradient.corner_y * width / norm;
  } else if (gradient.corner_x || gradient.corner_y) {
    x = gradient.corner_x;
    y = gradient.corner_y;
  }
  const double length = std::fabs(width * x) + std::fabs(height * y);
  return {width / 2 - x * length / 2, height / 2 - y * length / 2, x * length, y * length};
}

struct Radii {
  double x, y;
};

// 3.2.1
Radii radial_radii(const Gradient& gradient, double x, double y, double width, double height) {
  if (gradient.extent == Gradient::Extent::Explicit) {
    const double radius_x = gradient.radius_x.resolve_or(Px::from_double(width), Px()).to_double();
    return {radius_x,
            gradient.circle
                ? radius_x
                : gradient.radius_y.resolve_or(Px::from_double(height), Px()).to_double()};
  }
  const bool farthest = gradient.extent == Gradient::Extent::FarthestSide ||
                        gradient.extent == Gradient::Extent::FarthestCorner;
  const auto pick = [&](double a, double b) {
    return farthest ? std::max(std::fabs(a), std::fabs(b)) : std::min(std::fabs(a), std::fabs(b));
  };
  const double side_x = pick(x, width - x), side_y = pick(y, height - y);
  const bool corner = gradient.extent == Gradient::Extent::FarthestCorner ||
                      gradient.extent == Gradient::Extent::ClosestCorner;
  if (gradient.circle) {
    const double radius = corner ? std::hypot(side_x, side_y) : pick(side_x, side_y);
    return {radius, radius};
  }
  const double factor =
      corner ? std::sqrt(2.0)
             : 1;  // the ellipse through the corner has the ratio of the one to the sides
  return {side_x * factor, side_y * factor};
}

int32_t to_position(double share) {
  return static_cast<int32_t>(std::clamp(share * 65536, -2e9, 2e9));
}

// 3.4.3: missing positions are spread evenly, none lies before the one before it.
Result<std::span<const GradientStop>> fixed_stops(Arena& arena, const Gradient& gradient,
                                                  double length) {
  auto stops = arena.make_array<GradientStop>(gradient.stops.size());
  if (!stops.data()) return Status::OutOfMemory;
  const size_t count = stops.size();
  const Px basis = Px::from_double(length);
  size_t known = 0;  // the last stop with a position
  for (size_t i = 0; i < count; ++i) {
    stops[i].color = gradient.stops[i].color;
    const Length& position = gradient.stops[i].position;
    const bool has_position = position.is_size() || i == 0 || i + 1 == count;
    if (!has_position) continue;
    const double share =
        position.kind() == Length::Kind::Percent ? position.percent_1024() / 102400.0
        : position.is_size() ? (length > 0 ? position.resolve(basis).to_double() / length : 0)
        : i == 0             ? 0
                             : 1;
    stops[i].position =
        std::max<int32_t>(to_position(share), i ? stops[known].position : INT32_MIN);
    for (size_t j = known + 1; j < i; ++j)
      stops[j].position = static_cast<int32_t>(
          stops[known].position +
          (static_cast<int64_t>(stops[i].position) - stops[known].position) *
              static_cast<int64_t>(j - known) / static_cast<int64_t>(i - known));
    known = i;
  }
  return std::span<const GradientStop>(stops);
}

int64_t slope(double value) {
  return static_cast<int64_t>(std::clamp(value * 4294967296.0, -1.6e10, 1.6e10));
}

// Fills in everything but the stops, and returns the length that their positions are of.
double place(const Gradient& gradient, double width, double height, GradientPaint& paint) {
  if (gradient.kind == Gradient::Kind::Linear) {
    paint.kind = GradientPaint::Kind::Linear;
    const Line line = linear_line(gradient, width, height);
    const double square = line.length_x * line.length_x + line.length_y * line.length_y;
    paint.start_x = Px::from_double(line.start_x);
    paint.start_y = Px::from_double(line.start_y);
    paint.slope_x = slope(square > 0 ? line.length_x / square : 0);
    paint.slope_y = slope(square > 0 ? line.length_y / square : 0);
    return std::sqrt(square);
  }
  paint.start_x = gradient.center_x.resolve_or(Px::from_double(width), Px::from_double(width / 2));
  paint.start_y =
      gradient.center_y.resolve_or(Px::from_double(height), Px::from_double(height / 2));
  if (gradient.kind == Gradient::Kind::Conic) {
    paint.kind = GradientPaint::Kind::Conic;
    paint.slope_x = paint.slope_y = slope(1);
    paint.angle = static_cast<int32_t>(static_cast<int64_t>(gradient.angle_millidegrees % 360000) *
                                       65536 / 360000);
    return 0;
  }
  paint.kind = GradientPaint::Kind::Radial;
  const Radii radii =
      radial_radii(gradient, paint.start_x.to_double(), paint.start_y.to_double(), width, height);
  paint.slope_x = slope(radii.x > 0 ? 1 / radii.x : 60000);
  paint.slope_y = slope(radii.y > 0 ? 1 / radii.y : 60000);
  return radii.x;
}

}  // namespace

Result<GradientPaint> gradient_paint(Arena& arena, const Gradient& gradient, Size size) {
  GradientPaint paint{};
  paint.repeating = gradient.repeating;
  const double length = place(gradient, size.width.to_double(), size.height.to_double(), paint);
  WEFT_TRY_ASSIGN(paint.stops, fixed_stops(arena, gradient, length));
  return paint;
}

}  // namespace weft
