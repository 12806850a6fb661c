// Outlines of lines and curves, in units of their own: a matrix brings them to device pixels
// when a row of them is asked for, so that copies share one path.
#pragma once

#include "render/base/arena_vector.h"
#include "render/base/geometry.h"
#include "render/base/matrix.h"

namespace weft {

enum class PathVerb : uint8_t {
  Move,   ///< One point, which begins a subpath.
  Line,   ///< One point.
  Quad,   ///< A control point and the end; visitors see the cubic curve that it is.
  Cubic,  ///< Two control points and the end.
  Close,  ///< None: a line back to where the subpath began.
};

/// In an arena. A path that is not empty begins with a Move; all coordinates are finite.
struct Path {
  std::span<const PathVerb> verbs;
  std::span<const Vector> points;
};

/// The point of a cubic curve at `t` from 0 to 1.
constexpr Vector cubic_at(Vector p0, Vector p1, Vector p2, Vector p3, float t) {
  const float s = 1 - t;
  return p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) + p3 * (t * t * t);
}

/// Calls `line(from, to)` for the `count` lines that stand for a cubic curve.
template <typename Line>
void cut_cubic(Vector p0, Vector p1, Vector p2, Vector p3, int count, Line line) {
  Vector from = p0;
  for (int i = 1; i <= count; ++i) {
    const Vector to = cubic_at(p0, p1, p2, p3, static_cast<float>(i) / static_cast<float>(count));
    line(from, to);
    from = to;
  }
}

/// The control points of the cubic curve that a quadratic one is.
struct CubicControls {
  constexpr CubicControls(Vector from, Vector control, Vector to)
      : first(from + (control - from) * (2.f / 3)), second(to + (control - to) * (2.f / 3)) {}
  Vector first, second;
};

struct Box2 {
  Vector low{INFINITY, INFINITY}, high{-INFINITY, -INFINITY};
  bool is_empty() const { return low.x > high.x; }
  void include(Vector p);
};

/// The box around all points of `path` under `matrix`, control points included.
Box2 control_box(const Path& path, const Matrix& matrix);
/// The device pixels that `box` touches.
IntRect device_bounds(const Box2& box);
/// A copy of `path`, which may be in scratch memory. Errors: OutOfMemory.
Result<Path> kept(Arena& arena, const Path& path);

/// Makes a path. Coordinates are cut to ±kFarthest, what is no number to 0.
class PathBuilder {
 public:
  static constexpr float kFarthest = 1e7f;

  explicit PathBuilder(Arena& arena) : verbs_(arena), points_(arena) {}

  // Errors: OutOfMemory.
  Status move_to(Vector to);
  Status line_to(Vector to);
  Status quad_to(Vector control, Vector to);
  Status cubic_to(Vector control1, Vector control2, Vector to);
  /// An elliptic arc as SVG 2, 9.5.1 and B.2 define it; `rotation` in radians.
  Status arc_to(Vector radii, float rotation, bool is_large, bool is_clockwise, Vector to);
  Status close();
  /// A closed ellipse, clockwise from its right end.
  Status add_ellipse(Vector center, Vector radii);
  /// Moves all that is there.
  void transform(const Matrix& matrix);

  /// The current point; the origin before the first one.
  Vector at() const { return at_; }
  bool empty() const { return verbs_.empty(); }
  Path path() const { return {verbs_.span(), points_.span()}; }

 private:
  Status push(PathVerb verb, std::span<const Vector> points);

  ArenaVector<PathVerb> verbs_;
  ArenaVector<Vector> points_;
  Vector at_, start_;
};

/// Walks the segments of a path: `move(p)`, `line(from, to)`, `cubic(p0, p1, p2, p3)`, and at the
/// end of each subpath `end(is_closed)`, which comes after the closing line.
template <typename Visitor>
void visit(const Path& path, Visitor&& visitor) {
  const Vector* next = path.points.data();
  Vector at, start;
  bool is_open = false;
  for (const PathVerb verb : path.verbs) {
    switch (verb) {
      case PathVerb::Move:
        if (is_open) visitor.end(false);
        visitor.move(at = start = *next++);
        is_open = true;
        break;
      case PathVerb::Line:
        visitor.line(at, *next);
        at = *next++;
        break;
      case PathVerb::Quad: {
        const CubicControls controls(at, next[0], next[1]);
        visitor.cubic(at, controls.first, controls.second, next[1]);
        at = next[1];
        next += 2;
        break;
      }
      case PathVerb::Cubic:
        visitor.cubic(at, next[0], next[1], next[2]);
        at = next[2];
        next += 3;
        break;
      case PathVerb::Close:
        if (at != start) visitor.line(at, start);
        at = start;
        visitor.end(true);
        is_open = false;
        break;
    }
  }
  if (is_open) visitor.end(false);
}

}  // namespace weft
