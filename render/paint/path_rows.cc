#include "render/paint/path_rows.h"

#include <algorithm>
#include <utility>

#include "render/paint/dasher.h"

namespace weft {
namespace {

constexpr float kFlatness = 0.03f;  // device pixels between a curve and its lines
constexpr int kMostHalvings = 14, kMostHalvingsOfStroke = 9;
constexpr float kPi = 3.14159265f;

// Whether a curve leaves its chord by no more than the flatness: by its second differences, which
// bound the distance.
bool is_flat(Vector p0, Vector p1, Vector p2, Vector p3) {
  const Vector u = p1 * 3 - p0 * 2 - p3, v = p2 * 3 - p3 * 2 - p0;
  const float x = std::max(u.x * u.x, v.x * v.x), y = std::max(u.y * u.y, v.y * v.y);
  return !(x + y > 16 * kFlatness * kFlatness);
}

// Halves a curve (de Casteljau) until it is flat, and gives its lines in order. Parts that lie
// above or below the rows from `top` to `bottom` are given as one line each.
template <typename Line>
void flatten(Vector p0, Vector p1, Vector p2, Vector p3, float top, float bottom, int halvings,
             Line&& line) {
  const float low = std::min({p0.y, p1.y, p2.y, p3.y}), high = std::max({p0.y, p1.y, p2.y, p3.y});
  if (high < top || low > bottom || halvings == 0 || is_flat(p0, p1, p2, p3)) return line(p0, p3);
  const Vector a = (p0 + p1) * 0.5f, b = (p1 + p2) * 0.5f, c = (p2 + p3) * 0.5f;
  const Vector d = (a + b) * 0.5f, e = (b + c) * 0.5f, middle = (d + e) * 0.5f;
  flatten(p0, a, d, middle, top, bottom, halvings - 1, line);
  flatten(middle, e, c, p3, top, bottom, halvings - 1, line);
}

class Filler {
 public:
  Filler(const Matrix& matrix, PathCrossings& crossings) : matrix_(matrix), crossings_(crossings) {}

  void move(Vector p) { at_ = start_ = matrix_.point(p); }
  void line(Vector, Vector to) { edge(matrix_.point(to)); }
  void cubic(Vector, Vector p1, Vector p2, Vector p3) {
    flatten(at_, matrix_.point(p1), matrix_.point(p2), matrix_.point(p3), crossings_.top(),
            crossings_.bottom(), kMostHalvings, [&](Vector, Vector to) { edge(to); });
  }
  void end(bool) { edge(start_); }

 private:
  void edge(Vector to) {
    crossings_.add_edge(at_, to);
    at_ = to;
  }

  const Matrix& matrix_;
  PathCrossings& crossings_;
  Vector at_, start_;
};

/// The stroke as convex pieces that all wind the same way: a box for each straight piece, and what
/// joins and ends them. Their union is what the rule "nonzero" fills.
class Stroker {
 public:
  Stroker(const Matrix& matrix, const Stroke& stroke, PathCrossings& crossings)
      : matrix_(matrix),
        stroke_(stroke),
        crossings_(crossings),
        half_(stroke.width / 2),
        is_mirrored_(matrix.determinant() < 0),
        back_(matrix.inverse()) {
    const float reach = reach_of(stroke);
    const Vector x = matrix.vector({reach, 0}), y = matrix.vector({0, reach});
    device_reach_ = std::fabs(x.y) + std::fabs(y.y);
    device_half_ = std::max(length(x), length(y)) * (reach > 0 ? half_ / reach : 0);
  }

  void move(Vector p) {
    at_ = first_ = p;
    y_ = matrix_.point(p).y;
    has_direction_ = false;
  }
  void line(Vector, Vector to) { piece(to); }
  // Curves are cut to lines where they lie on the device, which says how finely.
  void cubic(Vector, Vector p1, Vector p2, Vector p3) {
    flatten(matrix_.point(at_), matrix_.point(p1), matrix_.point(p2), matrix_.point(p3), top(),
            bottom(), kMostHalvingsOfStroke,
            [&](Vector, Vector to) { piece(back_.point(to), true); });
    at_ = p3;
    y_ = matrix_.point(p3).y;
    is_smooth_ = false;
  }
  void end(bool is_closed) {
    if (!has_direction_) {
      // A subpath without length shows its caps alone (SVG 2, 13.5.5).
      if (stroke_.cap == LineCap::Round) round(at_);
      if (stroke_.cap == LineCap::Square) box(at_ - Vector{half_, 0}, at_ + Vector{half_, 0});
    } else if (is_closed) {
      join(first_, direction_of(way_), direction_of(first_way_), stroke_.join);
    } else {
      cap(first_, direction_of(first_way_) * -1);
      cap(at_, direction_of(way_));
    }
  }

 private:
  float top() const { return crossings_.top() - device_reach_; }
  float bottom() const { return crossings_.bottom() + device_reach_; }

  static Vector direction_of(Vector way) { return way * (1 / length(way)); }

  // A straight piece to `to`; within a curve the pieces are joined round, since they are one line.
  // Most pieces and bends of a long outline reach none of the rows, and cost no more than to see
  // so.
  void piece(Vector to, bool in_curve = false) {
    const Vector way = to - at_;
    if (!(dot(way, way) > 0)) return;
    const float y_before = std::exchange(y_, matrix_.point(to).y);
    const bool was_above = y_before<top(), was_below = y_before> bottom();
    if (!has_direction_) first_way_ = way;
    else if (!was_above && !was_below) bend(way);
    if (!(was_above && y_ < top()) && !(was_below && y_ > bottom())) box(at_, to);
    has_direction_ = true;
    way_ = way;
    at_ = to;
    is_smooth_ = in_curve;
  }

  // Joins the piece before to one that goes on by `way`.
  void bend(Vector way) {
    const Vector before = direction_of(way_), after = direction_of(way);
    // A curve bends by little from piece to piece, but for a cusp; a whole disk would stick out of
    // the ends of short pieces.
    const LineJoin smooth = dot(before, after) > 0 ? LineJoin::Bevel : LineJoin::Round;
    join(at_, before, after, is_smooth_ ? smooth : stroke_.join);
  }

  void box(Vector from, Vector to) {
    const Vector way = to - from;
    const Vector side = Vector{-way.y, way.x} * (half_ / length(way));
    const Vector corners[] = {from + side, from - side, to - side, to + side};
    polygon(corners);
  }

  void cap(Vector at, Vector direction) {
    if (stroke_.cap == LineCap::Round) round(at);
    if (stroke_.cap == LineCap::Square) box(at, at + direction * half_);
  }

  // The wedge on the outer side of a bend from direction `a` to `b`.
  void join(Vector at, Vector a, Vector b, LineJoin kind) {
    const float turn = cross(a, b), along = dot(a, b);
    constexpr float kUnseen = 1.f / 64;  // device px, where the bend opens widest
    if (along > 0 && std::fabs(turn) * device_half_ < kUnseen) return;
    if (kind == LineJoin::Round) return round(at);
    const float side = turn > 0 ? -half_ : half_;
    const Vector from = at + Vector{-a.y, a.x} * side, to = at + Vector{-b.y, b.x} * side;
    // The miter is 1 / sin(angle / 2) half widths long, where cos(angle) = -along.
    const float sine_square = (1 + along) / 2;
    if (kind == LineJoin::Miter && sine_square * stroke_.miter_limit * stroke_.miter_limit >= 1) {
      const Vector middle = (from + to) * 0.5f - at;
      const Vector tip = at + middle * (1 / sine_square);
      const Vector kite[] = {at, from, tip, to};
      return polygon(kite);
    }
    const Vector wedge[] = {at, from, to};
    polygon(wedge);
  }

  void round(Vector at) {
    const float y_center = matrix_.point(at).y;
    if (y_center < top() || y_center > bottom()) return;
    const Vector x = matrix_.vector({half_, 0}), y = matrix_.vector({0, half_});
    const float radius = std::max(length(x), length(y));
    // A polygon of n sides leaves its circle by radius * (1 - cos(pi / n)).
    constexpr int kMostSides = 64;  // also where the radius is no number
    const float wanted = kPi / std::sqrt(2 * kFlatness / (radius + kFlatness));
    const int sides =
        wanted < kMostSides - 1 ? std::max(static_cast<int>(wanted) + 1, 4) : kMostSides;
    const Matrix step = Matrix::rotation(2 * kPi / static_cast<float>(sides));
    Vector spoke{half_, 0}, corner = matrix_.point(at + spoke);
    const Vector first = corner;
    for (int i = 1; i <= sides; ++i) {
      spoke = step.vector(spoke);
      const Vector next = i == sides ? first : matrix_.point(at + spoke);
      edge(corner, next);
      corner = next;
    }
    crossings_.end_piece();
  }

  // All polygons get one orientation on the device, whichever way they were given.
  void polygon(std::span<const Vector> corners) {
    Vector device[4];
    float area = 0, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < corners.size(); ++i) {
      device[i] = matrix_.point(corners[i]);
      low = std::min(low, device[i].y);
      high = std::max(high, device[i].y);
    }
    if (high < crossings_.top() || low > crossings_.bottom()) return;
    for (size_t i = 0; i < corners.size(); ++i)
      area += cross(device[i] - device[0], device[(i + 1) % corners.size()] - device[0]);
    for (size_t i = 0; i < corners.size(); ++i) {
      const Vector from = device[i], to = device[(i + 1) % corners.size()];
      area < 0 ? crossings_.add_edge(to, from) : crossings_.add_edge(from, to);
    }
    crossings_.end_piece();
  }
  void edge(Vector from, Vector to) {
    is_mirrored_ ? crossings_.add_edge(to, from) : crossings_.add_edge(from, to);
  }

  const Matrix& matrix_;
  const Stroke& stroke_;
  PathCrossings& crossings_;
  const float half_;
  const bool is_mirrored_;
  const Matrix back_;
  float device_reach_ = 0, device_half_ = 0;
  Vector at_, first_, way_, first_way_;  // ways: of the last piece and of the first
  float y_ = 0;                          // of at_, on the device
  bool has_direction_ = false, is_smooth_ = false;
};

}  // namespace

PathCrossings::~PathCrossings() { budget_->release(crossings_, capacity_ * sizeof(Crossing)); }

// Where pixels are covered or not, the sub-scanline in the middle says so.
void PathCrossings::begin(int32_t y, const CoverageLine& line) {
  const bool takes_one = line.sub_scanlines() == 1;
  top_ = static_cast<float>(y);
  first_sub_ = takes_one ? kSubScanlines / 2 : 0;
  end_sub_ = takes_one ? first_sub_ + 1 : kSubScanlines;
  begin_ = line.begin();
  end_ = std::min(line.end(), begin_ + static_cast<int32_t>(Crossing::kFarthest));
  many_ = kMany;
}

void PathCrossings::push(Crossing crossing) {
  if (count_ == capacity_) {
    const size_t wanted = capacity_ ? 2 * capacity_ : 64;
    void* moved =
        budget_->reallocate(crossings_, capacity_ * sizeof(Crossing), wanted * sizeof(Crossing));
    if (!moved) {
      status_ = Status::OutOfMemory;
      return;
    }
    crossings_ = static_cast<Crossing*>(moved);
    capacity_ = wanted;
  }
  crossings_[count_++] = crossing;
}

// An edge holds for the sub-scanlines whose middle lies between its ends, the upper one included.
void PathCrossings::add_edge(Vector from, Vector to) {
  const bool is_downwards = from.y < to.y;
  if (!is_downwards) std::swap(from, to);
  if (!(to.y > top_ && from.y < bottom())) return;
  const float slope = (to.x - from.x) / (to.y - from.y);
  for (int sub = first_sub_; sub < end_sub_; ++sub) {
    const float y = top_ + (static_cast<float>(sub) + 0.5f) / kSubScanlines;
    if (y < from.y || y >= to.y) continue;
    // In 1/256 px it fits 32 bits. Between two infinite ends there is no number.
    constexpr float kFar = 1 << 22;
    const float across = from.x + (y - from.y) * slope;
    const auto x = static_cast<int32_t>((across > -kFar ? std::min(across, kFar) : -kFar) * 256);
    if (x <= begin_) winding_at_begin_[sub] += is_downwards ? 1 : -1;
    else if (x < end_) push({sub, static_cast<uint32_t>(x - begin_), is_downwards});
  }
}

template <typename At, typename End>
void PathCrossings::walk(At at, End end) {
  std::sort(crossings_, crossings_ + count_);
  size_t i = 0;
  for (int sub = first_sub_; sub < end_sub_; ++sub) {
    int winding = winding_at_begin_[sub];
    for (; i < count_ && crossings_[i].sub() == sub; ++i) {
      const int before = std::exchange(winding, winding + crossings_[i].winding());
      at(crossings_[i], before, winding);
    }
    end(sub, winding);
  }
}

// Keeps where the union of all pieces begins and ends.
void PathCrossings::unite() {
  size_t kept = 0;
  walk(
      [&](Crossing crossing, int before, int after) {
        if (before == 0 || after == 0) crossings_[kept++] = crossing;
      },
      [](int, int) {});
  for (int& winding : winding_at_begin_) winding = std::clamp(winding, -1, 1);
  count_ = kept;
  many_ = std::max(kMany, 2 * kept);
}

void PathCrossings::fill(FillRule rule, CoverageLine& line) {
  int32_t from = begin_;
  const auto fill_to = [&](int32_t to, int winding) {
    if (rule == FillRule::NonZero ? winding != 0 : winding & 1) line.add(from, to);
    from = to;
  };
  walk([&](Crossing crossing, int before, int) { fill_to(begin_ + crossing.x(), before); },
       [&](int sub, int winding) {
         fill_to(end_, winding);
         from = begin_;
         winding_at_begin_[sub] = 0;
       });
  count_ = 0;
}

float reach_of(const Stroke& stroke) {
  const float half = stroke.width / 2;
  const float corner = stroke.cap == LineCap::Square ? half * 1.4143f : half;
  return stroke.join == LineJoin::Miter ? std::max(corner, half * stroke.miter_limit) : corner;
}

Status add_fill_row(const PathShape& shape, int32_t y, PathCrossings& crossings,
                    CoverageLine& line) {
  crossings.begin(y, line);
  visit(shape.path, Filler(shape.matrix, crossings));
  crossings.fill(shape.rule, line);
  return crossings.status();
}

Status add_stroke_row(const PathShape& shape, const Stroke& stroke, int32_t y,
                      PathCrossings& crossings, CoverageLine& line) {
  crossings.begin(y, line);
  Stroker stroker(shape.matrix, stroke, crossings);
  if (stroke.dashes)
    visit_dashes(shape.path, stroke.dashes->lengths, stroke.dashes->offset, stroker);
  else visit(shape.path, stroker);
  crossings.fill(FillRule::NonZero, line);
  return crossings.status();
}

}  // namespace weft
