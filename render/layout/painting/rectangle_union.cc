#include "render/layout/painting/rectangle_union.h"

#include <algorithm>

namespace weft {
namespace {

struct Edge {
  Vector from, to;
  bool used = false;
};

/// Cuts the plane into cells at all sides of the boxes, and keeps the edges between cells that are
/// covered and such that are not, the covered one on their right.
class Edges2 {
 public:
  Edges2(std::span<const Box2> boxes, Arena& scratch)
      : boxes_(boxes), x_(scratch), y_(scratch), edges_(scratch) {}

  Status find() {
    WEFT_TRY(cut(&Vector::x, x_));
    WEFT_TRY(cut(&Vector::y, y_));
    for (size_t row = 0; row < y_.size(); ++row)
      for (size_t column = 0; column < x_.size(); ++column) WEFT_TRY(add_of_cell(column, row));
    return Status::Ok;
  }

  Status follow(PathBuilder& path) {
    for (Edge& first : edges_) {
      if (first.used) continue;
      WEFT_TRY(path.move_to(first.from));
      for (Edge* edge = &first; edge; edge = next_of(*edge)) {
        edge->used = true;
        Edge* const next = next_of(*edge);
        const bool is_bend = !next || cross(edge->to - edge->from, next->to - next->from) != 0;
        if (is_bend) WEFT_TRY(path.line_to(edge->to));
      }
      WEFT_TRY(path.close());
    }
    return Status::Ok;
  }

 private:
  Status cut(float Vector::*axis, ArenaVector<float>& cuts) {
    for (const Box2& box : boxes_) {
      WEFT_TRY(cuts.push(box.low.*axis));
      WEFT_TRY(cuts.push(box.high.*axis));
    }
    std::sort(cuts.begin(), cuts.end());
    return Status::Ok;
  }

  // Whether a cell, which begins at a cut, is covered; those outside all cuts are not.
  bool is_covered(size_t column, size_t row) const {
    if (column + 1 >= x_.size() || row + 1 >= y_.size()) return false;
    const Vector middle{(x_[column] + x_[column + 1]) / 2, (y_[row] + y_[row + 1]) / 2};
    return std::any_of(boxes_.begin(), boxes_.end(), [&](const Box2& box) {
      return middle.x > box.low.x && middle.x < box.high.x && middle.y > box.low.y &&
             middle.y < box.high.y;
    });
  }

  // The edges on the left and at the top of a cell.
  Status add_of_cell(size_t column, size_t row) {
    const bool here = is_covered(column, row);
    const bool left = column > 0 && is_covered(column - 1, row);
    const bool above = row > 0 && is_covered(column, row - 1);
    const Vector at{x_[column], y_[row]};
    if (here != left && row + 1 < y_.size()) WEFT_TRY(add(at, {at.x, y_[row + 1]}, left));
    if (here != above && column + 1 < x_.size()) WEFT_TRY(add(at, {x_[column + 1], at.y}, here));
    return Status::Ok;
  }

  Status add(Vector from, Vector to, bool is_forwards) {
    if (from == to) return Status::Ok;
    return is_forwards ? edges_.push({from, to}) : edges_.push({to, from});
  }

  Edge* next_of(const Edge& edge) {
    const auto next = std::find_if(edges_.begin(), edges_.end(), [&](const Edge& other) {
      return !other.used && other.from == edge.to;
    });
    return next == edges_.end() ? nullptr : &*next;
  }

  std::span<const Box2> boxes_;
  ArenaVector<float> x_, y_;
  ArenaVector<Edge> edges_;
};

}  // namespace

Status add_union(std::span<const Box2> boxes, Arena& scratch, PathBuilder& path) {
  Edges2 edges(boxes, scratch);
  WEFT_TRY(edges.find());
  return edges.follow(path);
}

}  // namespace weft
