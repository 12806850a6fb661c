#include "render/svg/element_transform.h"

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

// What lies in the plane, in user units.
Matrix matrix_of(std::span<const TransformFunction> functions, const SvgUnits& units) {
  const float device = units.device;
  const Matrix flat =
      matrix_of(functions, Vector{units.viewport.x * device, units.viewport.y * device})
          .projection()
          .affine;
  return {flat.a, flat.b, flat.c, flat.d, flat.e / device, flat.f / device};
}

}  // namespace

Matrix transform_of(const Element& element, const SvgUnits& units, Atom attribute) {
  const RareStyle& rare = *element.style->rare;
  Matrix own;
  if (!rare.transform.empty()) {
    own = matrix_of(rare.transform, units);
  } else if (!parse_transform_list(attribute_text(element, attribute), own)) {
    return {};
  }
  const float x = used(rare.origin_x, units.viewport.x, units.device),
              y = used(rare.origin_y, units.viewport.y, units.device);
  if (x == 0 && y == 0) return own;
  return Matrix::translation(x, y) * own * Matrix::translation(-x, -y);
}

}  // namespace weft
