#include "render/layout/painting/transforms.h"

#include <algorithm>
#include <cmath>

#include "render/paint/outline_paths.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

float used(const Length& length, Px basis) { return to_float(length.resolve_or(basis, Px())); }

/// Of an angle; exact where a quarter of a turn makes it so.
struct Direction {
  float cosine, sine;
};
Direction direction_of(float degrees) {
  const float turned = std::fmod(degrees, 360.f);
  static constexpr Direction kQuarters[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  const float quarter = std::round(turned / 90);
  if (turned == quarter * 90) return kQuarters[(static_cast<int>(quarter) + 4) % 4];
  return {std::cos(turned * kRadian), std::sin(turned * kRadian)};
}

float tangent(float degrees) {
  const Direction direction = direction_of(degrees);
  return direction.sine / direction.cosine;
}

Matrix4 matrix_of(const TransformFunction& function, const Rect& box) {
  using Kind = TransformFunction::Kind;
  const float* const v = function.values;
  switch (function.kind) {
    case Kind::Translate:
      return Matrix4::translation(used(function.x, box.width), used(function.y, box.height), 0);
    case Kind::Scale: return Matrix4(Matrix::scaling(v[0], v[1]));
    case Kind::Rotate: {
      const auto [cosine, sine] = direction_of(v[0]);
      return Matrix4(Matrix{cosine, sine, -sine, cosine, 0, 0});
    }
    case Kind::Skew: return Matrix4(Matrix{1, tangent(v[1]), tangent(v[0]), 1, 0, 0});
    case Kind::Matrix: return Matrix4(Matrix{v[0], v[1], v[2], v[3], v[4], v[5]});
  }
  return {};
}

}  // namespace

bool is_transformed(const Box& box) {
  const bool is_able = !box.anonymous && box.kind != BoxKind::Inline && box.kind != BoxKind::Text &&
                       box.kind != BoxKind::TableColumn &&
                       box.kind != BoxKind::TableGrid;  // but its wrapper
  return is_able && !box.style->rare->transform.empty();
}

Matrix4 transform_of(const Box& box, const Rect& border_box) {
  const RareStyle& rare = *box.style->rare;
  const float x = to_float(border_box.left) + used(rare.origin_x, border_box.width),
              y = to_float(border_box.top) + used(rare.origin_y, border_box.height);
  Matrix4 product = Matrix4::translation(x, y, 0);
  for (const TransformFunction& function : rare.transform)
    product = product * matrix_of(function, border_box);
  return product * Matrix4::translation(-x, -y, 0);
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
  return std::fabs(m.e - to_float(by.x)) < 1.f / 256 && std::fabs(m.f - to_float(by.y)) < 1.f / 256;
}

}  // namespace weft
