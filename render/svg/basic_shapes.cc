#include "render/svg/basic_shapes.h"

#include <algorithm>
#include <utility>

#include "render/base/ascii.h"
#include "render/svg/path_data.h"

namespace weft {
namespace {

// Percentages of small boxes are more exact than Px.
float used(const Length& length, float basis) {
  if (length.kind() == Length::Kind::Percent)
    return basis * static_cast<float>(length.percent_1024()) / 102400;
  const Px of = Px::from_double(static_cast<double>(basis));
  return static_cast<float>(length.resolve_or(of, of / 2).to_double());
}

Status add_inset(const ClipPath& clip, const ShapeBox& box, PathBuilder& path) {
  const auto lengths = clip.lengths;
  const float top = used(lengths[0], box.size.y), right = used(lengths[1], box.size.x),
              bottom = used(lengths[2], box.size.y), left = used(lengths[3], box.size.x);
  ShapeBox inner{box.corner + Vector{left, top},
                 {box.size.x - left - right, box.size.y - top - bottom}};
  if (!(inner.size.x > 0) || !(inner.size.y > 0)) return Status::Ok;
  if (lengths.size() > 4)
    for (size_t i = 0; i < 4; ++i)
      inner.radii[i] = {used(lengths[4 + i], box.size.x), used(lengths[8 + i], box.size.y)};
  return add_rounded_box(inner, path);
}

// To the nearer or the farther side along one axis.
float to_side(Gradient::Extent extent, float from_start, float size) {
  const float a = std::fabs(from_start), b = std::fabs(size - from_start);
  return extent == Gradient::Extent::FarthestSide ? std::max(a, b) : std::min(a, b);
}

Status add_ellipse(const ClipPath& clip, const ShapeBox& box, PathBuilder& path) {
  using Extent = Gradient::Extent;
  const Vector center = used_point({clip.lengths[2], clip.lengths[3]}, box),
               at = center - box.corner;
  Vector r{to_side(clip.extent_x, at.x, box.size.x), to_side(clip.extent_y, at.y, box.size.y)};
  if (clip.kind == ClipPath::Kind::Circle) {
    const bool is_far = clip.extent_x == Extent::FarthestSide;
    r.x = clip.extent_x == Extent::Explicit
              ? used(clip.lengths[0], length(box.size) / std::sqrt(2.f))
              : (is_far ? std::max(r.x, r.y) : std::min(r.x, r.y));
    r.y = r.x;
  } else {
    if (clip.extent_x == Extent::Explicit) r.x = used(clip.lengths[0], box.size.x);
    if (clip.extent_y == Extent::Explicit) r.y = used(clip.lengths[1], box.size.y);
  }
  return r.x > 0 && r.y > 0 ? path.add_ellipse(center, r) : Status::Ok;
}

Status add_polygon(const ClipPath& clip, const ShapeBox& box, PathBuilder& path) {
  for (size_t i = 0; i + 1 < clip.lengths.size(); i += 2) {
    const Vector corner = used_point({clip.lengths[i], clip.lengths[i + 1]}, box);
    WEFT_TRY(i == 0 ? path.move_to(corner) : path.line_to(corner));
  }
  return path.close();
}

// The data of path() is in CSS px from the corner of the box.
Status add_path(const ClipPath& clip, const ShapeBox& box, PathBuilder& path) {
  WEFT_TRY(add_path_data(clip.text, path));
  path.transform({clip.unit, 0, 0, clip.unit, box.corner.x, box.corner.y});
  return Status::Ok;
}

constexpr float kRadian = 3.14159265f / 180;

/// The commands of a shape(), which the parser checked (CSS Shapes 2, 3.3).
class ShapeCommands {
 public:
  ShapeCommands(const ClipPath& clip, const ShapeBox& box, PathBuilder& path)
      : clip_(clip), box_(box), path_(path) {}

  Status add() {
    WEFT_TRY(path_.move_to(box_.corner + pair()));
    while (!left_.empty()) {
      const char letter = take();
      start_ = path_.at();
      base_ = letter >= 'a' ? start_ : box_.corner;
      WEFT_TRY(command(to_lower(letter)));
    }
    return Status::Ok;
  }

 private:
  Status command(char letter) {
    const char control_of = std::exchange(control_of_, '\0');
    const Vector mirrored = start_ * 2 - control_;
    Vector first, second;
    switch (letter) {
      case 'm': return path_.move_to(base_ + pair());
      case 'l': return path_.line_to(base_ + pair());
      case 'h': return path_.line_to({base_.x + used(next(), box_.size.x), start_.y});
      case 'v': return path_.line_to({start_.x, base_.y + used(next(), box_.size.y)});
      case 'a': return arc();
      case 'z': return path_.close();
      default: break;
    }
    end_ = base_ + pair();
    const bool is_quadratic = letter == 'q' || letter == 't';
    if (letter == 'c' || letter == 'q') first = control();
    else first = control_of == (is_quadratic ? 'q' : 'c') ? mirrored : start_;
    second = is_quadratic ? first : control();
    control_ = second;
    control_of_ = is_quadratic ? 'q' : 'c';
    return is_quadratic ? path_.quad_to(first, end_) : path_.cubic_to(first, second, end_);
  }
  Status arc() {
    const Vector to = base_ + pair(), radii = pair();
    const float degrees = static_cast<float>(next().factor_4096()) / 4096;
    const bool is_large = take() == '1', is_clockwise = take() == '1';
    return path_.arc_to(radii, degrees * kRadian, is_large, is_clockwise, to);
  }
  Vector control() {
    const Vector by = pair();
    const char from = take();
    return by + (from == 's' ? start_ : from == 'e' ? end_ : box_.corner);
  }
  char take() {
    const char first = left_[0];
    left_.remove_prefix(1);
    return first;
  }
  const Length& next() { return clip_.lengths[next_++]; }
  Vector pair() {
    const float x = used(next(), box_.size.x);
    return {x, used(next(), box_.size.y)};
  }

  const ClipPath& clip_;
  const ShapeBox& box_;
  PathBuilder& path_;
  std::string_view left_ = clip_.text;
  size_t next_ = 0;
  Vector start_, end_, base_;
  Vector control_;       // the last control point, which smooth commands mirror
  char control_of_ = 0;  // 'c' or 'q': the kind of curve that it belongs to
};

}  // namespace

Vector used_point(const Length (&place)[2], const ShapeBox& box) {
  return box.corner + Vector{used(place[0], box.size.x), used(place[1], box.size.y)};
}

Status add_basic_shape(const ClipPath& clip, const ShapeBox& box, PathBuilder& path) {
  switch (clip.kind) {
    case ClipPath::Kind::Box: return add_rounded_box(box, path);
    case ClipPath::Kind::Inset: return add_inset(clip, box, path);
    case ClipPath::Kind::Circle:
    case ClipPath::Kind::Ellipse: return add_ellipse(clip, box, path);
    case ClipPath::Kind::Polygon: return add_polygon(clip, box, path);
    case ClipPath::Kind::Path: return add_path(clip, box, path);
    case ClipPath::Kind::Shape: return ShapeCommands(clip, box, path).add();
    case ClipPath::Kind::Image:
    case ClipPath::Kind::Ray:
    case ClipPath::Kind::Url: break;
  }
  return Status::Ok;
}

}  // namespace weft
