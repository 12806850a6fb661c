// Places along a path, by the way to them (SVG 2, 9.6).
#pragma once

#include "render/paint/path.h"

namespace weft {

class PathWalk {
 public:
  /// Curves are measured by lines that are `tolerance` off at most: Skia's by half a unit.
  explicit PathWalk(Arena& arena, float tolerance = 0.5f)
      : tolerance_(tolerance), points_(arena), curves_(arena) {}
  /// Takes the lines of `path`. Curves are walked in the time of their parameter between the lines
  /// that they are measured by. Errors: OutOfMemory.
  Status add(const Path& path, const Matrix& matrix);
  /// Of all lines.
  float length() const { return points_.empty() ? 0 : points_.back().distance; }
  /// The place at `distance` and the direction there, of length 1. False when it is not on the
  /// path.
  bool at(float distance, Vector& place, Vector& direction) const;

 private:
  struct Curve {
    Vector points[4];
  };
  static constexpr uint32_t kLine = UINT32_MAX, kJump = kLine - 1;
  struct Point {
    Vector place;
    float distance;
    uint32_t curve;  // that leads to it from the point before, or kLine, or kJump
    float time = 1;  // on that curve
  };
  struct Walker;
  float tolerance_;
  ArenaVector<Point> points_;
  ArenaVector<Curve> curves_;
};

}  // namespace weft
