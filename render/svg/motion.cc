#include "render/svg/motion.h"

#include <algorithm>
#include <cmath>

#include "render/svg/basic_shapes.h"
#include "render/svg/path_walk.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

struct Along {
  Vector place, direction{1, 0};
};

// Where rays, circles and ellipses begin that do not say it themselves (2.4).
void take_start(const MotionStyle& motion, const ShapeBox& reference, Length (&start)[2]) {
  if (!start[0].is_auto()) return;
  start[0] = motion.position_x;
  start[1] = motion.position_y;
  if (start[0].is_auto()) {
    start[0] = Length::fixed(Px::from_double(static_cast<double>(-reference.corner.x)));
    start[1] = Length::fixed(Px::from_double(static_cast<double>(-reference.corner.y)));
  } else if (!start[0].is_size()) {
    start[0] = start[1] = Length::percent(50);
  }
}

float used_distance(const MotionStyle& motion, float length) {
  return motion.distance.resolve_or(Px::from_double(static_cast<double>(length)), Px()).to_float();
}

// To the edge of a box from inside along one axis.
float to_edge(float from, float size, float direction) {
  if (direction == 0) return INFINITY;
  return direction > 0 ? (size - from) / direction : -from / direction;
}

float length_of_ray(const ClipPath& ray, Vector start, Vector size, Vector direction) {
  using Extent = Gradient::Extent;
  const Vector rest = size - start;
  const Vector near{std::min(std::fabs(start.x), std::fabs(rest.x)),
                    std::min(std::fabs(start.y), std::fabs(rest.y))},
      far{std::max(std::fabs(start.x), std::fabs(rest.x)),
          std::max(std::fabs(start.y), std::fabs(rest.y))};
  switch (ray.extent_x) {
    case Extent::ClosestSide: return std::min(near.x, near.y);
    case Extent::FarthestSide: return std::max(far.x, far.y);
    case Extent::ClosestCorner: return length(near);
    case Extent::FarthestCorner: return length(far);
    case Extent::Explicit: break;
  }
  if (start.x < 0 || start.y < 0 || rest.x < 0 || rest.y < 0) return 0;
  return std::min(to_edge(start.x, size.x, direction.x), to_edge(start.y, size.y, direction.y));
}

Along on_ray(const MotionStyle& motion, const MovedBox& box) {
  const ClipPath& ray = *motion.path;
  Length start[2] = {ray.lengths[1], ray.lengths[2]};
  take_start(motion, box.reference, start);
  const Vector place = used_point(start, box.reference);
  const float angle = static_cast<float>(ray.lengths[0].factor_4096()) / 4096 * kRadian;
  const Vector direction{std::sin(angle), -std::cos(angle)};
  float length = length_of_ray(ray, place - box.reference.corner, box.reference.size, direction);
  if (ray.contains) length = std::max(0.f, length - std::max(box.size.x, box.size.y) / 2);
  return {place + direction * used_distance(motion, length), direction};
}

Status add_outline(const MotionStyle& motion, const MovedBox& box, PathBuilder& path) {
  using Kind = ClipPath::Kind;
  ClipPath shape = *motion.path;
  Length round[4];
  if (shape.kind == Kind::Circle || shape.kind == Kind::Ellipse) {
    std::copy(shape.lengths.begin(), shape.lengths.end(), round);
    Length start[2] = {round[2], round[3]};
    take_start(motion, box.reference, start);
    std::copy(start, start + 2, round + 2);
    shape.lengths = round;
  }
  // The data of path() is from the box itself on.
  return add_basic_shape(shape, shape.kind == Kind::Path ? ShapeBox{} : box.reference, path);
}

// Closed paths go on and on, others end (2.2).
Result<Along> on_outline(const MotionStyle& motion, const Path& outline, Arena& scratch) {
  if (outline.points.empty()) return Along{};
  PathWalk walk(scratch);
  WEFT_TRY(walk.add(outline, {}));
  const float length = walk.length();
  float distance = used_distance(motion, length);
  if (outline.verbs.back() == PathVerb::Close && length > 0) {
    distance = std::fmod(distance, length);
    if (distance < 0) distance += length;
  }
  Along position{outline.points[0]};
  walk.at(std::clamp(distance, 0.f, length), position.place, position.direction);
  return position;
}

Result<Along> position_of(const MotionStyle& motion, const MovedBox& box, const Path& referenced,
                          Arena& scratch) {
  if (motion.path->kind == ClipPath::Kind::Ray) return on_ray(motion, box);
  if (motion.path->kind == ClipPath::Kind::Url) return on_outline(motion, referenced, scratch);
  PathBuilder path(scratch);
  WEFT_TRY(add_outline(motion, box, path));
  return on_outline(motion, path.path(), scratch);
}

}  // namespace

Result<Matrix> motion_matrix(const MotionStyle& motion, const MovedBox& box, const Path& referenced,
                             Arena& scratch) {
  WEFT_TRY_ASSIGN(const Along at, position_of(motion, box, referenced, scratch));
  const float angle = motion.degrees * kRadian;
  const Vector turned = motion.turns ? at.direction : Vector{1, 0};
  const Vector axis{turned.x * std::cos(angle) - turned.y * std::sin(angle),
                    turned.x * std::sin(angle) + turned.y * std::cos(angle)};
  const Vector to = at.place - box.origin;
  const Matrix moved{axis.x, axis.y, -axis.y, axis.x, to.x, to.y};
  if (motion.anchor_x.is_auto()) return moved;
  const Vector held =
      box.origin - used_point({motion.anchor_x, motion.anchor_y}, {box.corner, box.size, {}});
  return moved * Matrix::translation(held.x, held.y);
}

}  // namespace weft
