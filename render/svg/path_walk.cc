#include "render/svg/path_walk.h"

namespace weft {
namespace {

constexpr int kCurvePieces = 32;

}  // namespace

Status PathWalk::add(const Path& path, const Matrix& matrix) {
  struct Walker {
    ArenaVector<Point>& points;
    const Matrix& matrix;
    Status status = Status::Ok;

    void push(Vector to, bool is_jump) {
      const Vector place = matrix.point(to);
      float distance = points.empty() ? 0 : points.back().distance;
      if (!is_jump) distance += weft::length(place - points.back().place);
      if (status == Status::Ok) status = points.push({place, distance, is_jump});
    }
    void move(Vector to) { push(to, true); }
    void line(Vector, Vector to) { push(to, false); }
    void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
      for (int i = 1; i <= kCurvePieces; ++i)
        push(cubic_at(p0, p1, p2, p3, static_cast<float>(i) / kCurvePieces), false);
    }
    void end(bool) {}
  };
  Walker walker{points_, matrix};
  visit(path, walker);
  return walker.status;
}

bool PathWalk::at(float distance, Vector& place, Vector& direction) const {
  if (distance < 0 || distance > length()) return false;
  for (size_t i = 1; i < points_.size(); ++i) {
    const Point &from = points_[i - 1], &to = points_[i];
    const float step = to.distance - from.distance;
    if (to.is_jump || distance > to.distance || !(step > 0)) continue;
    direction = (to.place - from.place) * (1 / step);
    place = from.place + direction * (distance - from.distance);
    return true;
  }
  return false;
}

}  // namespace weft
