#include "render/paint/path.h"

#include <algorithm>

namespace weft {
namespace {

constexpr float kPi = 3.14159265f;

float cut(float coordinate) {
  if (std::isnan(coordinate)) return 0;
  return std::clamp(coordinate, -PathBuilder::kFarthest, PathBuilder::kFarthest);
}

Vector cut(Vector p) { return {cut(p.x), cut(p.y)}; }

}  // namespace

void Box2::include(Vector p) {
  low = {std::min(low.x, p.x), std::min(low.y, p.y)};
  high = {std::max(high.x, p.x), std::max(high.y, p.y)};
}

Box2 control_box(const Path& path, const Matrix& matrix) {
  Box2 box;
  for (const Vector p : path.points) box.include(matrix.point(p));
  return box;
}

IntRect device_bounds(const Box2& box) {
  if (box.is_empty()) return {};
  static constexpr float kFar = 1 << 24;
  const auto cut = [](float value) {
    return static_cast<int32_t>(std::isfinite(value) ? std::clamp(value, -kFar, kFar) : 0);
  };
  return {cut(std::floor(box.low.x)), cut(std::floor(box.low.y)), cut(std::ceil(box.high.x)) + 1,
          cut(std::ceil(box.high.y)) + 1};
}

Result<Path> kept(Arena& arena, const Path& path) {
  const auto verbs = arena.make_array<PathVerb>(path.verbs.size());
  const auto points = arena.make_array<Vector>(path.points.size());
  if (!verbs.data() || !points.data()) return Status::OutOfMemory;
  std::copy(path.verbs.begin(), path.verbs.end(), verbs.begin());
  std::copy(path.points.begin(), path.points.end(), points.begin());
  return Path{verbs, points};
}

Status PathBuilder::push(PathVerb verb, std::span<const Vector> points) {
  WEFT_TRY(verbs_.push(verb));
  for (const Vector p : points) WEFT_TRY(points_.push(at_ = cut(p)));
  return Status::Ok;
}

Status PathBuilder::move_to(Vector to) {
  WEFT_TRY(push(PathVerb::Move, {&to, 1}));
  start_ = at_;
  return Status::Ok;
}

// After a Close the next segment begins a subpath where the last one began (SVG 2, 9.3.4).
Status PathBuilder::line_to(Vector to) {
  if (empty() || verbs_.back() == PathVerb::Close) WEFT_TRY(move_to(start_));
  return push(PathVerb::Line, {&to, 1});
}

Status PathBuilder::quad_to(Vector control, Vector to) {
  if (empty() || verbs_.back() == PathVerb::Close) WEFT_TRY(move_to(start_));
  const Vector points[] = {control, to};
  return push(PathVerb::Quad, points);
}

Status PathBuilder::cubic_to(Vector control1, Vector control2, Vector to) {
  if (empty() || verbs_.back() == PathVerb::Close) WEFT_TRY(move_to(start_));
  const Vector points[] = {control1, control2, to};
  return push(PathVerb::Cubic, points);
}

// The conversion from end points to centre is B.2.4; radii that are too small grow (B.2.5).
Status PathBuilder::arc_to(Vector radii, float rotation, bool is_large, bool is_clockwise,
                           Vector to) {
  const Vector from = at_;
  to = cut(to);
  Vector r{std::fabs(radii.x), std::fabs(radii.y)};
  if (from == to) return Status::Ok;
  if (!(r.x > 0 && r.y > 0)) return line_to(to);
  const Matrix turn = Matrix::rotation(rotation), back = Matrix::rotation(-rotation);
  const Vector half = back.vector((from - to) * 0.5f);
  const float too_small = half.x * half.x / (r.x * r.x) + half.y * half.y / (r.y * r.y);
  if (too_small > 1) r = r * std::sqrt(too_small);
  // On the unit circle the chord runs from `start` to `end` around `center`.
  const Vector unit{half.x / r.x, half.y / r.y};
  const float square = dot(unit, unit);
  if (!(square > 0)) return line_to(to);
  const float side =
      std::sqrt(std::max(0.f, 1 / square - 1)) * (is_large == is_clockwise ? -1.f : 1.f);
  const Vector center = Vector{unit.y, -unit.x} * side;
  const Vector start = unit - center, end = unit * -1 - center;
  float sweep = std::atan2(cross(start, end), dot(start, end));
  if (is_clockwise && sweep < 0) sweep += 2 * kPi;
  if (!is_clockwise && sweep > 0) sweep -= 2 * kPi;
  const Vector middle = (from + to) * 0.5f;
  const auto on_page = [&](Vector p) {
    return middle + turn.vector({(p.x + center.x) * r.x, (p.y + center.y) * r.y});
  };
  // Each quarter or less of the circle is a cubic whose handles are 4/3 tan(angle / 4) long.
  const int pieces =
      std::clamp(static_cast<int>(std::ceil(std::fabs(sweep) / (kPi / 2) - 1e-3f)), 1, 4);
  const float angle = sweep / static_cast<float>(pieces);
  const float handle = std::tan(angle / 4) * (4.f / 3);
  const Matrix step = Matrix::rotation(angle);
  Vector p = start;
  for (int i = 0; i < pieces; ++i) {
    const Vector q = step.vector(p);
    const Vector last = i + 1 == pieces ? to : on_page(q);
    WEFT_TRY(cubic_to(on_page(p + Vector{-p.y, p.x} * handle),
                      on_page(q - Vector{-q.y, q.x} * handle), last));
    p = q;
  }
  return Status::Ok;
}

Status PathBuilder::close() {
  if (empty() || verbs_.back() == PathVerb::Close) return Status::Ok;
  WEFT_TRY(push(PathVerb::Close, {}));
  at_ = start_;
  return Status::Ok;
}

Status PathBuilder::add_ellipse(Vector center, Vector radii) {
  const Vector right{center.x + radii.x, center.y}, left{center.x - radii.x, center.y};
  WEFT_TRY(move_to(right));
  WEFT_TRY(arc_to(radii, 0, false, true, left));
  WEFT_TRY(arc_to(radii, 0, false, true, right));
  return close();
}

void PathBuilder::transform(const Matrix& matrix) {
  for (Vector& p : points_) p = cut(matrix.point(p));
  at_ = matrix.point(at_);
  start_ = matrix.point(start_);
}

}  // namespace weft
