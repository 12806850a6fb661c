#include "render/svg/element_transform.h"

#include "render/css/style/computed_style.h"
#include "render/svg/shapes.h"
#include "render/svg/transform_list.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

float used(const Length& length, float of, float device) {
  if (!length.is_size()) return 0;
  const Px basis = Px::from_double(static_cast<double>(of * device));
  return static_cast<float>(length.resolve(basis).to_double()) / device;
}

Matrix matrix_of(const TransformFunction& function, const SvgUnits& units) {
  using Kind = TransformFunction::Kind;
  const float* const v = function.values;
  switch (function.kind) {
    case Kind::Translate:
      return Matrix::translation(used(function.x, units.viewport.x, units.device),
                                 used(function.y, units.viewport.y, units.device));
    case Kind::Scale: return Matrix::scaling(v[0], v[1]);
    case Kind::Rotate: return Matrix::rotation(v[0] * kRadian);
    case Kind::Skew: return {1, std::tan(v[1] * kRadian), std::tan(v[0] * kRadian), 1, 0, 0};
    case Kind::Matrix: return {v[0], v[1], v[2], v[3], v[4] / units.device, v[5] / units.device};
  }
  return {};
}

}  // namespace

Matrix transform_of(const Element& element, const SvgUnits& units, Atom attribute) {
  const RareStyle& rare = *element.style->rare;
  Matrix own;
  if (!rare.transform.empty()) {
    for (const TransformFunction& function : rare.transform) own = own * matrix_of(function, units);
  } else if (!parse_transform_list(attribute_text(element, attribute), own)) {
    return {};
  }
  const float x = used(rare.origin_x, units.viewport.x, units.device),
              y = used(rare.origin_y, units.viewport.y, units.device);
  if (x == 0 && y == 0) return own;
  return Matrix::translation(x, y) * own * Matrix::translation(-x, -y);
}

}  // namespace weft
