// Places along a path, by the way to them (SVG 2, 9.6).
#pragma once

#include "render/paint/path.h"

namespace weft {

class PathWalk {
 public:
  explicit PathWalk(Arena& arena) : points_(arena) {}
  /// Takes the lines of `path`; curves become some. Errors: OutOfMemory.
  Status add(const Path& path, const Matrix& matrix);
  /// Of all lines.
  float length() const { return points_.empty() ? 0 : points_.back().distance; }
  /// The place at `distance` and the direction there, of length 1. False when it is not on the
  /// path.
  bool at(float distance, Vector& place, Vector& direction) const;

 private:
  struct Point {
    Vector place;
    float distance;
    bool is_jump;  // from the point before
  };
  ArenaVector<Point> points_;
};

}  // namespace weft
