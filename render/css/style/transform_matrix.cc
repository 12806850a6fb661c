#include "render/css/style/transform_matrix.h"

namespace weft {
namespace {

constexpr float kRadian = 3.14159265f / 180;

float used(const Length& length, float of) {
  if (!length.is_size()) return 0;
  return static_cast<float>(length.resolve(Px::from_double(static_cast<double>(of))).to_double());
}

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

// Around an axis, which need not have a length of 1 (13.1); without one it does nothing.
Matrix4 rotation(float degrees, float x, float y, float z) {
  const auto [cosine, sine] = direction_of(degrees);
  if (x == 0 && y == 0 && z > 0) return Matrix4(Matrix{cosine, sine, -sine, cosine, 0, 0});
  const float along = std::sqrt(x * x + y * y + z * z);
  Matrix4 result;
  if (!(along > 0) || !std::isfinite(along)) return result;
  const float axis[3] = {x / along, y / along, z / along};
  for (int row = 0; row < 3; ++row)
    for (int column = 0; column < 3; ++column) {
      const float across = row == column                 ? cosine
                           : (column - row + 3) % 3 == 1 ? -sine * axis[3 - row - column]
                                                         : sine * axis[3 - row - column];
      result.m[row][column] = axis[row] * axis[column] * (1 - cosine) + across;
    }
  return result;
}

}  // namespace

Matrix4 perspective_matrix(float distance) {
  Matrix4 result;
  if (distance > 0) result.m[3][2] = -1 / distance;
  return result;
}

Matrix4 matrix_of(const TransformFunction& function, Vector reference) {
  using Kind = TransformFunction::Kind;
  const float* const v = function.values;
  Matrix4 result;
  switch (function.kind) {
    case Kind::Translate:
      return Matrix4::translation(used(function.x, reference.x), used(function.y, reference.y),
                                  v[0]);
    case Kind::Scale:
      for (int i = 0; i < 3; ++i) result.m[i][i] = v[i];
      return result;
    case Kind::Rotate: return rotation(v[0], v[1], v[2], v[3]);
    case Kind::Skew: return Matrix4(Matrix{1, tangent(v[1]), tangent(v[0]), 1, 0, 0});
    case Kind::Matrix: return Matrix4(Matrix{v[0], v[1], v[2], v[3], v[4], v[5]});
    case Kind::Matrix3d:
      for (int i = 0; i < 16; ++i) result.m[i % 4][i / 4] = v[i];
      return result;
    case Kind::Perspective: return perspective_matrix(v[0]);
    case Kind::Motion: break;
  }
  return result;
}

Matrix4 matrix_of(std::span<const TransformFunction> functions, Vector reference) {
  Matrix4 product;
  for (const TransformFunction& function : functions)
    product = product * matrix_of(function, reference);
  return product;
}

}  // namespace weft
