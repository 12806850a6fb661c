// A path under a projection: curves become lines, and what lies behind the eye is cut off.
#pragma once

#include <algorithm>

#include "render/base/projection.h"
#include "render/paint/path.h"

namespace weft {

/// A visitor of a path. The references outlive it; the result lies in `scratch`.
class Projector {
 public:
  static constexpr float kNear = 1e-3f;  ///< w of what is just in front of the eye.

  Projector(const Matrix& inner, const Projection& outer, Arena& scratch)
      : inner_(inner), outer_(outer), corners_(scratch), builder_(scratch) {}

  void move(Vector p) { keep(at_ = inner_.point(p)); }
  void line(Vector, Vector to) { keep(at_ = inner_.point(to)); }
  void cubic(Vector, Vector p1, Vector p2, Vector p3) {
    const Vector a = at_, b = inner_.point(p1), c = inner_.point(p2), d = inner_.point(p3);
    const float way = length(b - a) + length(c - b) + length(d - c);
    const int pieces = static_cast<int>(std::clamp(std::sqrt(way), 1.f, 24.f)) + 1;
    cut_cubic(a, b, c, d, pieces, [this](Vector, Vector to) { keep(to); });
    at_ = d;
  }
  // Sutherland and Hodgman, for the one plane of what is near.
  void end(bool) {
    bool is_open = false;
    for (size_t i = 0; i < corners_.size(); ++i) {
      const Vector from = corners_[i], to = corners_[(i + 1) % corners_.size()];
      const float w0 = outer_.w(from), w1 = outer_.w(to);
      if (w0 >= kNear) emit(from, is_open);
      if ((w0 >= kNear) != (w1 >= kNear))
        emit(from + (to - from) * ((kNear - w0) / (w1 - w0)), is_open);
    }
    corners_.clear();
    if (is_open && status_ == Status::Ok) status_ = builder_.close();
  }

  Result<Path> path() const {
    WEFT_TRY(status_);
    return builder_.path();
  }

 private:
  void keep(Vector p) {
    if (status_ == Status::Ok) status_ = corners_.push(p);
  }
  void emit(Vector p, bool& is_open) {
    if (status_ != Status::Ok) return;
    const Vector q = outer_.affine.point(p) * (1 / std::max(outer_.w(p), kNear / 2));
    status_ = is_open ? builder_.line_to(q) : builder_.move_to(q);
    is_open = true;
  }

  const Matrix& inner_;
  const Projection& outer_;
  ArenaVector<Vector> corners_;
  PathBuilder builder_;
  Vector at_;
  Status status_ = Status::Ok;
};

}  // namespace weft
