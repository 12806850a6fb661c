#include "render/layout/painting/transforms.h"

#include <algorithm>
#include <cmath>

#include "render/css/style/transform_matrix.h"
#include "render/layout/box_shape.h"
#include "render/layout/sizing.h"
#include "render/svg/motion.h"

namespace weft {
namespace {

float used(const Length& length, Px basis) { return length.resolve_or(basis, Px()).to_float(); }

// Of a table, the wrapper has them.
bool is_transformable(const Box& box) {
  return !box.anonymous && box.kind != BoxKind::Inline && box.kind != BoxKind::Text &&
         box.kind != BoxKind::TableColumn && box.kind != BoxKind::TableGrid;
}

const SpaceStyle* space_of(const Box& box) {
  return is_transformable(box) ? box.style->rare->space : nullptr;
}

// `matrix` with its origin at a place.
Matrix4 around(float x, float y, float z, const Matrix4& matrix) {
  return Matrix4::translation(x, y, z) * matrix * Matrix4::translation(-x, -y, -z);
}

bool is_content_box(const SpaceStyle& space) {
  return space.box == TransformBox::ContentBox || space.box == TransformBox::FillBox;
}

// Null: there is none but the viewport.
const Box* containing_block(const Box& box) {
  const Box* at = box.parent;
  while (at && (box.out_of_flow ? !contains_absolute(*at, box)
                                : at->anonymous || at->kind == BoxKind::Inline))
    at = at->parent;
  return at;
}

// The path of offset-path lies in the containing block; `origin` is on the page.
Result<Matrix> motion_of(const Painting& painting, const Box& box, const Rect& border_box,
                         Vector origin) {
  const MotionStyle& motion = *box.style->rare->motion;
  const Vector corner{border_box.left.to_float(), border_box.top.to_float()};
  MovedBox moved{
      {}, {border_box.width.to_float(), border_box.height.to_float()}, origin - corner, {}};
  if (const Box* const around = containing_block(box)) {
    const Point offset = offset_in(box, around);
    const Rect outer{-offset.x, -offset.y, around->size.width, around->size.height};
    moved.reference = reference_box(*around, outer, motion.path->box, around->containing_width);
  }
  Arena scratch(painting.context.scratch, PaintContext::kScratchBytes);
  PathBuilder referenced(scratch);
  if (motion.path->kind == ClipPath::Kind::Url)
    if (const auto scene = svg_scene(painting, box))
      WEFT_TRY(add_outline_of(*scene, motion.path->text, referenced));
  return motion_matrix(motion, moved, referenced.path(), scratch);
}

}  // namespace

bool hides_back(const Box& box) {
  const SpaceStyle* const space = space_of(box);
  return space && space->backface == BackfaceVisibility::Hidden;
}

bool is_transformed(const Box& box) {
  return is_transformable(box) && (!box.style->rare->transform.empty() || hides_back(box));
}

Result<Matrix4> transform_of(const Painting& painting, const Box& box, const Rect& border_box) {
  const RareStyle& rare = *box.style->rare;
  const SpaceStyle* const space = space_of(box);
  const Rect reference = space && is_content_box(*space)
                             ? border_box.inset(border_widths(box) + placed_padding(box))
                             : border_box;
  const Vector size{reference.width.to_float(), reference.height.to_float()},
      origin{reference.left.to_float() + used(rare.origin_x, reference.width),
             reference.top.to_float() + used(rare.origin_y, reference.height)};
  const auto begin = rare.transform.begin(), end = rare.transform.end(),
             motion = std::find_if(begin, end, [](const TransformFunction&function) {
               return function.kind == TransformFunction::Kind::Motion;
             });
  Matrix4 functions = matrix_of({begin, motion}, size);
  if (motion != end && rare.motion) {
    WEFT_TRY_ASSIGN(const Matrix moved, motion_of(painting, box, border_box, origin));
    functions = functions * Matrix4(moved) * matrix_of({motion, end}, size);
  }
  return around(origin.x, origin.y, space ? space->origin_z.to_float() : 0, functions);
}

bool add_perspective(const Box& box, Point corner, Matrix4& matrix) {
  corner = corner - box.position;
  const Box* at = box.parent;
  for (; at && at->anonymous; at = at->parent) corner = corner - at->position;
  const SpaceStyle* const space = at ? space_of(*at) : nullptr;
  if (!space || !space->perspective.is_size()) return false;
  const float distance = std::max(1.f, space->perspective.px().to_float());
  matrix = around(corner.x.to_float() + used(space->perspective_x, at->size.width),
                  corner.y.to_float() + used(space->perspective_y, at->size.height), 0,
                  perspective_matrix(distance)) *
           matrix;
  return true;
}

// What makes a group, or cuts it, makes it flat (CSS Transforms 2, 3.1).
bool preserves_space(const Box& box) {
  const SpaceStyle* const space = space_of(box);
  if (!space || space->style != TransformStyle::Preserve3d) return false;
  const BoxStyle& style = box.box_style();
  return !needs_group(box) && !box.style->rare->clip_path &&
         style.overflow_x == Overflow::Visible && style.overflow_y == Overflow::Visible &&
         !(containment(box) & kContainPaint);
}

bool shares_space(const Box& box, const Box& ancestor) {
  const Box* at = &box;
  do {
    at = at->parent;
    if (!at || (!at->anonymous && !preserves_space(*at))) return false;
  } while (at != &ancestor);
  return true;
}

bool is_translation(const Matrix4& matrix) {
  const Projection flat = matrix.projection();
  const Matrix& m = flat.affine;
  return flat.is_affine() && m.a == 1 && m.d == 1 && m.b == 0 && m.c == 0;
}

bool is_whole(const Matrix4& translation, Point& by) {
  const Matrix m = translation.projection().affine;
  by = {Px::from_int(std::lround(std::clamp(m.e, -1e6f, 1e6f))),
        Px::from_int(std::lround(std::clamp(m.f, -1e6f, 1e6f)))};
  return std::fabs(m.e - by.x.to_float()) < 1.f / 256 &&
         std::fabs(m.f - by.y.to_float()) < 1.f / 256;
}

}  // namespace weft
