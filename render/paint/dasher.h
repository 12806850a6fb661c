// A path cut into the pieces that are drawn (SVG 2, 13.5.6), while it is walked.
#pragma once

#include <algorithm>
#include <span>

#include "render/paint/path.h"

namespace weft {

/// A visitor of a path that gives its dashes to `out`, a visitor too, which sees lines alone. The
/// lengths of `pattern`, of dashes and gaps in turn, and `offset` are in the units of the path.
/// REQUIRES: no length is negative, one is not 0.
template <typename Out>
class Dasher {
 public:
  Dasher(std::span<const float> pattern, float offset, Out& out) : pattern_(pattern), out_(out) {
    float sum = 0;
    for (const float length : pattern_) sum += length;
    const float period = pattern_.size() % 2 ? 2 * sum : sum;
    offset = std::fmod(offset, period);
    offset_ = offset < 0 ? offset + period : offset;
  }

  void move(Vector) {
    index_ = 0;
    left_ = offset_;
    // Steps over what the offset hides.
    while (left_ > 0 && left_ >= length_of(index_) && index_ < 2 * pattern_.size())
      left_ -= length_of(index_++);
    left_ = length_of(index_) - left_;
    begins_ = true;
  }
  void line(Vector from, Vector to) {
    const Vector way = to - from;
    const float whole = length(way);
    if (!(whole > 0)) return;
    float done = 0;
    while (done < whole && is_complete()) {
      const float step = std::min(left_, whole - done);
      const Vector begin = from + way * (done / whole);
      done += step;
      const Vector end = done >= whole ? to : from + way * (done / whole);
      if (index_ % 2 == 0) draw(begin, end);
      left_ -= step;
      if (left_ <= 0) {
        left_ = length_of(++index_);
        begins_ = true;
      }
    }
  }
  void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
    cut_cubic(p0, p1, p2, p3, kCurvePieces, [this](Vector from, Vector to) { line(from, to); });
  }
  void end(bool) {}

  /// Ends the last dash, when the path is walked. False when the dashes are too many: what `out`
  /// saw are some of them.
  bool finish() {
    if (pieces_) out_.end(false);
    return is_complete();
  }

 private:
  static constexpr int kMostPieces = 4096;  // lines that dashes are cut from and into
  static constexpr int kCurvePieces = 24;   // lines that stand for a curve

  bool is_complete() const { return pieces_ < kMostPieces; }
  float length_of(size_t index) const { return pattern_[index % pattern_.size()]; }
  void draw(Vector begin, Vector end) {
    if (begins_ && pieces_) out_.end(false);
    if (begins_) out_.move(begin);
    ++pieces_;
    begins_ = false;
    out_.line(begin, end);
  }

  std::span<const float> pattern_;
  Out& out_;
  float offset_ = 0, left_ = 0;
  size_t index_ = 0;
  bool begins_ = true;
  int pieces_ = 0;
};

/// Walks `path`, cut into dashes where there is a `pattern`; as a whole where it has no length, and
/// after the first of them where dashes are thousands.
template <typename Visitor>
void visit_dashes(const Path& path, std::span<const float> pattern, float offset,
                  Visitor& visitor) {
  float sum = 0;
  for (const float length : pattern) sum += length;
  if (sum > 0 && std::isfinite(sum)) {
    Dasher dasher(pattern, offset, visitor);
    visit(path, dasher);
    if (dasher.finish()) return;
  }
  visit(path, visitor);
}

}  // namespace weft
