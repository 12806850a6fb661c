// Boxes around outlines (SVG 2, 8.10).
#include <algorithm>

#include "render/base/stack_room.h"
#include "render/svg/drawing.h"
#include "render/svg/motion.h"
#include "render/svg/shapes.h"

namespace weft {
namespace {

struct Edges2 {
  const Matrix& matrix;
  Box2& box;
  Vector start;
  void move(Vector to) { start = to; }
  void line(Vector from, Vector to) {
    box.include(matrix.point(from));
    box.include(matrix.point(to));
  }
  void cubic(Vector p0, Vector p1, Vector p2, Vector p3) {
    const Vector p[4] = {matrix.point(p0), matrix.point(p1), matrix.point(p2), matrix.point(p3)};
    box.include(p[0]);
    box.include(p[3]);
    turn(p, p[0].x, p[1].x, p[2].x, p[3].x);
    turn(p, p[0].y, p[1].y, p[2].y, p[3].y);
  }
  void end(bool) {}

 private:
  // Includes the points where one coordinate of the curve turns.
  void turn(const Vector (&p)[4], float a, float b, float c, float d) {
    const float q2 = d - 3 * c + 3 * b - a, q1 = 2 * (c - 2 * b + a), q0 = b - a;
    if (std::fabs(q2) < 1e-6f) {
      if (q1 != 0) include(p, -q0 / q1);
      return;
    }
    const float root = q1 * q1 - 4 * q2 * q0;
    if (root < 0) return;
    include(p, (-q1 + std::sqrt(root)) / (2 * q2));
    include(p, (-q1 - std::sqrt(root)) / (2 * q2));
  }
  void include(const Vector (&p)[4], float t) {
    if (!(t > 0) || !(t < 1)) return;
    box.include(cubic_at(p[0], p[1], p[2], p[3], t));
  }
};

// Half of a stroke lies outside the outline; miters are left out of account.
void add_stroke_box(const Path& path, const Matrix& matrix, float half, Box2& box) {
  Box2 own;
  add_outline_box(path, {}, own);
  if (own.is_empty()) return;
  add_corners({own.low - Vector{half, half}, own.high + Vector{half, half}}, matrix, box);
}

// Parts of a text have the box of the whole (SVG 2, 8.10).
const Element* text_around(const Element& element) {
  for (const Node* node = &element; node; node = node->parent) {
    const Element* const one = node->as_element();
    if (one && one->name == Atom::Text && one->name_space == Namespace::Svg) return one;
  }
  return nullptr;
}

}  // namespace

void add_corners(const Box2& from, const Matrix& matrix, Box2& box) {
  const Vector &low = from.low, &high = from.high;
  for (const Vector corner : {low, Vector{high.x, low.y}, high, Vector{low.x, high.y}})
    box.include(matrix.point(corner));
}

void add_outline_box(const Path& path, const Matrix& matrix, Box2& box) {
  Edges2 edges{matrix, box, {}};
  visit(path, edges);
}

Status add_bounding_box(SvgDrawing& drawing, const Element& element, const Matrix& matrix,
                        const SvgUnits& units, Box2& box, bool is_stroked, int depth) {
  if (depth > SvgDrawing::kMostDepth || stack_is_low() || !element.style) return Status::Ok;
  if (is_shape(element)) {
    PathBuilder path(drawing.scratch);
    WEFT_TRY(add_shape(element, units, path));
    add_outline_box(path.path(), matrix, box);
    const SvgStyle& svg = *element.style->svg;
    if (is_stroked && svg.stroke.kind != SvgPaint::Kind::None)
      add_stroke_box(path.path(), matrix, stroke_width(svg, units) / 2, box);
    return Status::Ok;
  }
  if (const Element* const text = text_around(element))
    return add_text_box(drawing, *text, matrix, units, box);
  if (element.name == Atom::Image) return add_image_box(drawing, element, matrix, units, box);
  if (element.name == Atom::ForeignObject) {
    add_corners(geometry_box(element, units), matrix, box);
    return Status::Ok;
  }
  Matrix inside = matrix;
  if (element.name == Atom::Use) inside = matrix * use_translation(element, units);
  for (const Node* node = element.first_child; node; node = node->next_sibling) {
    const Element* const child = node->as_element();
    if (!child || !child->style || child->name_space != Namespace::Svg ||
        child->style->box->display == Display::None || child->name == Atom::Defs ||
        child->name == Atom::ClipPath || child->name == Atom::Mask ||
        child->name == Atom::Pattern || child->name == Atom::Marker)
      continue;
    WEFT_TRY_ASSIGN(const Matrix own, own_transform(drawing, *child, units, depth + 1));
    WEFT_TRY(add_bounding_box(drawing, *child, inside * own, units, box, is_stroked, depth + 1));
  }
  return Status::Ok;
}

// offset-path on an element whose reference box is given, in user units.
static Result<Matrix> motion_of(SvgDrawing& drawing, const Element& element, const SvgUnits& units,
                                Vector corner, Vector size) {
  const MotionStyle* const motion = element.style->rare->motion;
  if (!motion || !motion->path) return Matrix();
  const float device = units.device;
  const MovedBox box{
      corner * device, size * device, transform_origin(element, units, corner, size) * device, {}};
  PathBuilder referenced(drawing.scratch);
  if (motion->path->kind == ClipPath::Kind::Url)
    WEFT_TRY(add_outline_of(drawing.scene, motion->path->text, referenced));
  WEFT_TRY_ASSIGN(Matrix matrix, motion_matrix(*motion, box, referenced.path(), drawing.scratch));
  matrix.e /= device;
  matrix.f /= device;
  return matrix;
}

Result<Matrix> own_transform(SvgDrawing& drawing, const Element& element, const SvgUnits& units,
                             int depth) {
  const SpaceStyle* const space = element.style->rare->space;
  Box2 box{{}, units.viewport};
  if (space && space->box != TransformBox::ViewBox) {
    const bool is_stroked =
        space->box == TransformBox::StrokeBox || space->box == TransformBox::BorderBox;
    Box2 own;
    WEFT_TRY(add_bounding_box(drawing, element, {}, units, own, is_stroked, depth));
    if (!own.is_empty()) box = own;
  }
  const Vector size = box.high - box.low;
  WEFT_TRY_ASSIGN(const Matrix motion, motion_of(drawing, element, units, box.low, size));
  return transform_in_box(element, units, box.low, size, Atom::Transform, motion);
}

}  // namespace weft
