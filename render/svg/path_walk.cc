#include "render/svg/path_walk.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int kMostHalves = 10;       // of a curve
constexpr size_t kMostPoints = 8192;  // from which curves are not divided any more

float farthest(Vector v) { return std::max(std::fabs(v.x), std::fabs(v.y)); }

Vector between(Vector a, Vector b, float share) { return a + (b - a) * share; }

// A quadratic curve, which is as far from its chord as its middle is, else by its control points.
bool is_curvy(const Vector (&p)[4], float tolerance) {
  const Vector first = p[1] * 3 - p[0], second = p[2] * 3 - p[3];
  const float size = farthest(p[3] - p[0]) + farthest(p[1] - p[0]);
  if (farthest(first - second) <= size * 1e-4f)
    return farthest((first + second) * 0.5f - p[0] - p[3]) / 4 > tolerance;
  return farthest(p[1] - between(p[0], p[3], 1.f / 3)) > tolerance ||
         farthest(p[2] - between(p[0], p[3], 2.f / 3)) > tolerance;
}

Vector derivative_at(const Vector (&p)[4], float t) {
  const float s = 1 - t;
  return (p[1] - p[0]) * (s * s) + (p[2] - p[1]) * (2 * s * t) + (p[3] - p[2]) * (t * t);
}

}  // namespace

struct PathWalk::Walker {
  PathWalk& walk;
  const Matrix& matrix;
  Status status = Status::Ok;

  void push(Vector place, uint32_t curve, float time = 1) {
    const bool is_first = walk.points_.empty();
    float distance = is_first ? 0 : walk.points_.back().distance;
    if (curve != kJump && !is_first) distance += weft::length(place - walk.points_.back().place);
    if (status == Status::Ok) status = walk.points_.push({place, distance, curve, time});
  }
  void move(Vector to) { push(matrix.point(to), kJump); }
  void line(Vector, Vector to) { push(matrix.point(to), kLine); }
  void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
    const Curve curve{{matrix.point(p0), matrix.point(p1), matrix.point(p2), matrix.point(p3)}};
    if (status == Status::Ok) status = walk.curves_.push(curve);
    divide(curve.points, 0, 1, 0);
  }
  void end(bool) {}

 private:
  // The part of the last curve between two times.
  void divide(const Vector (&p)[4], float from, float to, int halves) {
    if (status != Status::Ok) return;
    if (halves == kMostHalves || walk.points_.size() >= kMostPoints ||
        !is_curvy(p, walk.tolerance_))
      return push(p[3], static_cast<uint32_t>(walk.curves_.size() - 1), to);
    const Vector a = between(p[0], p[1], 0.5f), b = between(p[1], p[2], 0.5f),
                 c = between(p[2], p[3], 0.5f), ab = between(a, b, 0.5f), bc = between(b, c, 0.5f),
                 middle = between(ab, bc, 0.5f);
    const float time = (from + to) / 2;
    divide({p[0], a, ab, middle}, from, time, halves + 1);
    divide({middle, bc, c, p[3]}, time, to, halves + 1);
  }
};

Status PathWalk::add(const Path& path, const Matrix& matrix) {
  Walker walker{*this, matrix};
  visit(path, walker);
  return walker.status;
}

bool PathWalk::at(float distance, Vector& place, Vector& direction) const {
  if (distance < 0 || distance > length()) return false;
  for (size_t i = 1; i < points_.size(); ++i) {
    const Point &from = points_[i - 1], &to = points_[i];
    const float step = to.distance - from.distance;
    if (to.curve == kJump || distance > to.distance || !(step > 0)) continue;
    const float share = (distance - from.distance) / step;
    direction = (to.place - from.place) * (1 / step);
    place = from.place + direction * (distance - from.distance);
    if (to.curve == kLine) return true;
    const Vector(&curve)[4] = curves_[to.curve].points;
    const float start = from.curve == to.curve ? from.time : 0,
                time = start + (to.time - start) * share;
    place = cubic_at(curve[0], curve[1], curve[2], curve[3], time);
    const Vector way = derivative_at(curve, time);
    if (const float speed = weft::length(way); speed > 0) direction = way * (1 / speed);
    return true;
  }
  return false;
}

}  // namespace weft
