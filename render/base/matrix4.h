// A map of space, as in CSS Transforms 2: rows of x, y, z, w from x, y, z, 1.
#pragma once

#include "render/base/projection.h"

namespace weft {

struct Matrix4 {
  float m[4][4] = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};

  Matrix4() = default;
  explicit constexpr Matrix4(const Matrix& flat)
      : m{{flat.a, flat.c, 0, flat.e}, {flat.b, flat.d, 0, flat.f}, {0, 0, 1, 0}, {0, 0, 0, 1}} {}
  explicit constexpr Matrix4(const Projection& flat) : Matrix4(flat.affine) {
    m[3][0] = flat.g;
    m[3][1] = flat.h;
    m[3][3] = flat.i;
  }
  static constexpr Matrix4 translation(float x, float y, float z) {
    Matrix4 result(Matrix::translation(x, y));
    result.m[2][3] = z;
    return result;
  }

  /// First `inner`, then this.
  constexpr Matrix4 operator*(const Matrix4& inner) const {
    Matrix4 product;
    for (int row = 0; row < 4; ++row)
      for (int column = 0; column < 4; ++column) {
        float sum = 0;
        for (int k = 0; k < 4; ++k) sum += m[row][k] * inner.m[k][column];
        product.m[row][column] = sum;
      }
    return product;
  }
  /// What lies in the plane z = 0, seen from the front.
  constexpr Projection projection() const {
    return {{m[0][0], m[1][0], m[0][1], m[1][1], m[0][3], m[1][3]}, m[3][0], m[3][1], m[3][3]};
  }
  /// The same for what is in the plane, but all of it lies in the plane.
  constexpr void flatten() {
    for (int k = 0; k < 4; ++k) m[2][k] = m[k][2] = k == 2;
  }
  /// Whether the back of what lies in the plane z = 0 is seen.
  constexpr bool shows_back() const {
    // Of the inverse, the sign of what makes z from z.
    return projection().determinant() * determinant() < 0;
  }
  constexpr float determinant() const {
    float sum = 0;
    for (int column = 0; column < 4; ++column) {
      float minor[3][3] = {};
      for (int row = 1; row < 4; ++row)
        for (int k = 0, to = 0; k < 4; ++k)
          if (k != column) minor[row - 1][to++] = m[row][k];
      const float value = minor[0][0] * (minor[1][1] * minor[2][2] - minor[1][2] * minor[2][1]) -
                          minor[0][1] * (minor[1][0] * minor[2][2] - minor[1][2] * minor[2][0]) +
                          minor[0][2] * (minor[1][0] * minor[2][1] - minor[1][1] * minor[2][0]);
      sum += (column % 2 ? -1.f : 1.f) * m[0][column] * value;
    }
    return sum;
  }
};

}  // namespace weft
