// An affine map of the plane, as in SVG and CSS: x' = a x + c y + e, y' = b x + d y + f.
#pragma once

#include <cmath>

namespace weft {

struct Vector {
  float x = 0, y = 0;
  constexpr Vector operator+(Vector other) const { return {x + other.x, y + other.y}; }
  constexpr Vector operator-(Vector other) const { return {x - other.x, y - other.y}; }
  constexpr Vector operator*(float by) const { return {x * by, y * by}; }
  constexpr bool operator==(const Vector&) const = default;
};

constexpr float dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y; }
constexpr float cross(Vector a, Vector b) { return a.x * b.y - a.y * b.x; }
inline float length(Vector v) { return std::sqrt(dot(v, v)); }

struct Matrix {
  float a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  constexpr Vector point(Vector p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  /// The same without the translation: of a direction.
  constexpr Vector vector(Vector v) const { return {a * v.x + c * v.y, b * v.x + d * v.y}; }
  /// First `inner`, then this.
  constexpr Matrix operator*(const Matrix& inner) const {
    return {a * inner.a + c * inner.b,     b * inner.a + d * inner.b,
            a * inner.c + c * inner.d,     b * inner.c + d * inner.d,
            a * inner.e + c * inner.f + e, b * inner.e + d * inner.f + f};
  }
  constexpr float determinant() const { return a * d - b * c; }
  /// By how much lengths grow: the geometric mean of two that stand upright on each other.
  float mean_scale() const { return std::sqrt(std::fabs(determinant())); }
  /// The map back. REQUIRES: is_invertible().
  constexpr Matrix inverse() const {
    const float k = 1 / determinant();
    return {d * k, -b * k, -c * k, a * k, (c * f - d * e) * k, (b * e - a * f) * k};
  }
  /// False for what has no area, and for numbers that have left their range.
  bool is_invertible() const {
    const float inverse_area = 1 / determinant();
    return std::isfinite(inverse_area) && std::isfinite(inverse_area * (a + b + c + d)) &&
           std::isfinite(e) && std::isfinite(f);
  }
  constexpr bool operator==(const Matrix&) const = default;

  static constexpr Matrix translation(float x, float y) { return {1, 0, 0, 1, x, y}; }
  static constexpr Matrix scaling(float x, float y) { return {x, 0, 0, y, 0, 0}; }
  static Matrix rotation(float radians) {
    const float cosine = std::cos(radians), sine = std::sin(radians);
    return {cosine, sine, -sine, cosine, 0, 0};
  }
};

}  // namespace weft
