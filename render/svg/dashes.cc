#include "render/svg/dashes.h"

#include <algorithm>

namespace weft {
namespace {

constexpr int kMostPieces = 4096;  // lines that dashes are cut from and into
constexpr int kCurvePieces = 24;   // lines that stand for a curve

class Dasher {
 public:
  Dasher(std::span<const float> pattern, float offset, PathBuilder& out)
      : pattern_(pattern), out_(out) {
    float sum = 0;
    for (const float length : pattern_) sum += length;
    const float period = pattern_.size() % 2 ? 2 * sum : sum;
    offset = std::fmod(offset, period);
    offset_ = offset < 0 ? offset + period : offset;
  }

  void move(Vector to) {
    at_ = to;
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
    while (status_ == Status::Ok && done < whole && pieces_ < kMostPieces) {
      const float step = std::min(left_, whole - done);
      const Vector begin = from + way * (done / whole);
      done += step;
      const Vector end = done >= whole ? to : from + way * (done / whole);
      if (is_drawn()) draw(begin, end);
      left_ -= step;
      if (left_ <= 0) {
        left_ = length_of(++index_);
        begins_ = true;
      }
    }
    at_ = to;
  }
  void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
    Vector from = p0;
    for (int i = 1; i <= kCurvePieces; ++i) {
      const Vector to = cubic_at(p0, p1, p2, p3, static_cast<float>(i) / kCurvePieces);
      line(from, to);
      from = to;
    }
  }
  void end(bool) {}

  bool is_complete() const { return pieces_ < kMostPieces; }
  Status status() const { return status_; }

 private:
  float length_of(size_t index) const { return pattern_[index % pattern_.size()]; }
  bool is_drawn() const { return index_ % 2 == 0; }
  void draw(Vector begin, Vector end) {
    ++pieces_;
    if (begins_) status_ = out_.move_to(begin);
    begins_ = false;
    if (status_ == Status::Ok) status_ = out_.line_to(end);
  }

  std::span<const float> pattern_;
  PathBuilder& out_;
  float offset_ = 0, left_ = 0;
  size_t index_ = 0;
  Vector at_;
  bool begins_ = true;
  int pieces_ = 0;
  Status status_ = Status::Ok;
};

// Copies a path as it is.
struct Copier {
  PathBuilder& out;
  Status status = Status::Ok;
  void keep(Status next) {
    if (status == Status::Ok) status = next;
  }
  void move(Vector to) { keep(out.move_to(to)); }
  void line(Vector, Vector to) { keep(out.line_to(to)); }
  void cubic(Vector, Vector p1, Vector p2, Vector p3) { keep(out.cubic_to(p1, p2, p3)); }
  void end(bool is_closed) {
    if (is_closed) keep(out.close());
  }
};

}  // namespace

Status add_dashes(const Path& path, std::span<const float> pattern, float offset,
                  PathBuilder& dashed) {
  float sum = 0;
  for (const float length : pattern) sum += length;
  if (sum > 0 && std::isfinite(sum)) {
    Dasher dasher(pattern, offset, dashed);
    visit(path, dasher);
    WEFT_TRY(dasher.status());
    if (dasher.is_complete()) return Status::Ok;
  }
  Copier copier{dashed};
  visit(path, copier);
  return copier.status;
}

LineDashes line_dashes(float thickness, bool is_dotted, float length, bool is_closed) {
  const bool is_thick = thickness >= 3;
  const float dash = is_dotted ? thickness : thickness * (is_thick ? 2 : 3),
              gap = is_dotted || is_thick ? thickness : 2 * thickness;
  const float fitting = std::floor((is_closed ? length : length + gap) / (dash + gap)),
              dashes = is_closed ? std::max(fitting, 1.f) : fitting,
              gaps = is_closed ? dashes : dashes - 1;
  const float wide = gaps > 0 ? (length - dashes * dash) / gaps : gap,
              narrow = gaps >= 0 ? (length - (dashes + 1) * dash) / (gaps + 1) : gap;
  const bool takes_wide = narrow <= 0 || std::fabs(wide - gap) < std::fabs(narrow - gap);
  return {dash, std::max(takes_wide ? wide : narrow, 0.f)};
}

}  // namespace weft
