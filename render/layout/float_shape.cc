#include "render/layout/float_shape.h"

#include <algorithm>
#include <cmath>

#include "render/layout/alpha_shape.h"
#include "render/layout/box_shape.h"
#include "render/layout/sizing.h"
#include "render/layout/turned_styles.h"
#include "render/layout/writing_mode.h"
#include "render/svg/basic_shapes.h"

namespace weft {
namespace {

/// The part of a line between two heights.
class Reach {
 public:
  Reach(float top, float bottom) : top_(top), bottom_(bottom) {}

  void add_line(Vector a, Vector b) {
    if (a.y > b.y) std::swap(a, b);
    if (b.y <= top_ || a.y >= bottom_) return;
    include(at(a, b, std::max(top_, a.y)));
    include(at(a, b, std::min(bottom_, b.y)));
  }
  /// A circle.
  void add_circle(Vector center, float radius) {
    const float near = std::clamp(center.y, top_, bottom_) - center.y;
    if (std::fabs(near) >= radius) return;
    const float half = std::sqrt(radius * radius - near * near);
    include(center.x - half);
    include(center.x + half);
  }
  bool any() const { return left_ < right_; }
  float left() const { return left_; }
  float right() const { return right_; }

 private:
  static float at(Vector a, Vector b, float y) {
    return b.y > a.y ? a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) : a.x;
  }
  void include(float x) {
    left_ = std::min(left_, x);
    right_ = std::max(right_, x);
  }

  float top_, bottom_;
  float left_ = INFINITY, right_ = -INFINITY;
};

/// Takes the lines of a path; curves become some.
struct LineTaker {
  static constexpr int kSteps = 16;
  ArenaVector<FloatShape::Line>& lines;
  Status status = Status::Ok;

  void move(Vector) {}
  void line(Vector from, Vector to) {
    if (status == Status::Ok) status = lines.push({from, to});
  }
  void cubic(Vector a, Vector b, Vector c, Vector d) {
    cut_cubic(a, b, c, d, kSteps, [this](Vector from, Vector to) { line(from, to); });
  }
  void end(bool) {}
};

/// The lines of `shape`, a basic one in `reference`.
Status add_lines(LayoutContext& context, const ClipPath& shape, const ShapeBox& reference,
                 ArenaVector<FloatShape::Line>& lines) {
  Arena scratch(context.arena.budget(), 1024);
  PathBuilder path(scratch);
  WEFT_TRY(add_basic_shape(shape, reference, path));
  LineTaker taker{lines};
  visit(path.path(), taker);
  return taker.status;
}

/// The lines of the shape of `box`; false where it is a picture that cannot be had.
Result<bool> add_shape(LayoutContext& context, const Box& box, const Rect& border_box,
                       Px containing_width, ArenaVector<FloatShape::Line>& lines) {
  const ClipPath& value = *box.style->rare->shape_outside;
  if (value.kind == ClipPath::Kind::Image) {
    const Edges edges = border_widths(box) + used_padding(box, containing_width);
    return add_alpha_edges(context, box, border_box.inset(edges), lines);
  }
  WEFT_TRY(add_lines(context, value, reference_box(box, border_box, value.box, containing_width),
                     lines));
  return true;
}

}  // namespace

bool FloatShape::reach(float top, float bottom, float& left, float& right) const {
  Reach found(top, bottom);
  for (const Line& line : lines) {
    found.add_line(line.from, line.to);
    if (!(margin > 0)) continue;
    // What is nearer than the margin: circles around the ends, and the lines at that distance.
    const Vector way = line.to - line.from;
    const float length = std::hypot(way.x, way.y);
    const Vector aside = length > 0 ? Vector{-way.y, way.x} * (margin / length) : Vector{};
    found.add_circle(line.from, margin);
    found.add_circle(line.to, margin);
    found.add_line(line.from + aside, line.to + aside);
    found.add_line(line.from - aside, line.to - aside);
  }
  left = found.left();
  right = found.right();
  return found.any();
}

Result<const FloatShape*> float_shape(LayoutContext& context, Box& box, Size margin_box,
                                      const Edges& margin, Px containing_width) {
  ArenaVector<FloatShape::Line> lines(context.arena);
  auto* const shape = context.arena.make<FloatShape>();
  if (!shape) return Status::OutOfMemory;
  shape->margin =
      max(Px(), box.style->rare->shape_margin.resolve_or(containing_width, Px())).to_float();
  // Shapes are those of the panel.
  const WritingMode mode = outer_mode(box);
  const ComputedStyle* const in_flow = box.style;
  if (context.turned_styles) {
    WEFT_TRY_ASSIGN(box.style, context.turned_styles->on_panel(mode, *in_flow));
  }
  const Size whole = is_vertical(mode) ? transposed(margin_box) : margin_box;
  const Rect border_box =
      Rect{Px(), Px(), whole.width, whole.height}.inset(edges_on_panel(mode, margin));
  const Result<bool> is_there = add_shape(context, box, border_box, containing_width, lines);
  box.style = in_flow;
  WEFT_TRY(is_there.status());
  const Matrix to_flow = flow_matrix(mode, whole).inverse();
  for (FloatShape::Line& line : lines.span())
    line = {to_flow.point(line.from), to_flow.point(line.to)};
  if (!is_there.value()) {
    const float width = margin_box.width.to_float(), height = margin_box.height.to_float();
    WEFT_TRY(lines.push({{}, {0, height}}));
    WEFT_TRY(lines.push({{width, 0}, {width, height}}));
    shape->margin = 0;
  }
  shape->lines = lines.span();
  return static_cast<const FloatShape*>(shape);
}

}  // namespace weft
