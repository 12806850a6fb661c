#include "render/svg/element_transform.h"

#include <algorithm>

#include "render/css/style/computed_style.h"
#include "render/css/style/transform_matrix.h"
#include "render/svg/shapes.h"
#include "render/svg/transform_list.h"

namespace weft {
namespace {

float used(const Length& length, float of, float device) {
  if (!length.is_size()) return 0;
  const Px basis = Px::from_double(static_cast<double>(of * device));
  return length.resolve(basis).to_float() / device;
}

// What lies in the plane, in user units; percentages are of `size`.
Matrix matrix_of(std::span<const TransformFunction> functions, Vector size, float device) {
  const Matrix flat = matrix_of(functions, size * device).projection().affine;
  return {flat.a, flat.b, flat.c, flat.d, flat.e / device, flat.f / device};
}

// The same with `motion` in its place among them.
Matrix matrix_with(const Matrix& motion, std::span<const TransformFunction> functions, Vector size,
                   float device) {
  const auto at = std::find_if(functions.begin(), functions.end(), [](const auto& function) {
    return function.kind == TransformFunction::Kind::Motion;
  });
  return matrix_of({functions.begin(), at}, size, device) * motion *
         matrix_of({at, functions.end()}, size, device);
}

}  // namespace

Vector transform_origin(const Element& element, const SvgUnits& units, Vector corner, Vector size) {
  const RareStyle& rare = *element.style->rare;
  return corner + Vector{used(rare.origin_x, size.x, units.device),
                         used(rare.origin_y, size.y, units.device)};
}

Matrix transform_of(const Element& element, const SvgUnits& units, Atom attribute) {
  return transform_in_box(element, units, {}, units.viewport, attribute);
}

Matrix transform_in_box(const Element& element, const SvgUnits& units, Vector corner, Vector size,
                        Atom attribute, const Matrix& motion) {
  const RareStyle& rare = *element.style->rare;
  Matrix own;
  if (!rare.transform.empty()) own = matrix_with(motion, rare.transform, size, units.device);
  else if (!parse_transform_list(attribute_text(element, attribute), own)) return {};
  const Vector origin = transform_origin(element, units, corner, size);
  if (origin.x == 0 && origin.y == 0) return own;
  return Matrix::translation(origin.x, origin.y) * own * Matrix::translation(-origin.x, -origin.y);
}

}  // namespace weft
