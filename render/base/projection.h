// A projective map of the plane, as a plane in space is seen: an affine one, divided by
// w = g x + h y + i.
#pragma once

#include "render/base/matrix.h"

namespace weft {

struct Projection {
  Matrix affine;
  float g = 0, h = 0, i = 1;

  constexpr bool is_affine() const { return g == 0 && h == 0 && i == 1; }
  /// What is not in front of the eye has none above 0, and is not seen.
  constexpr float w(Vector p) const { return g * p.x + h * p.y + i; }
  /// REQUIRES: w(p) is not 0.
  constexpr Vector point(Vector p) const {
    const Vector q = affine.point(p);
    return is_affine() ? q : q * (1 / w(p));
  }
  constexpr float determinant() const {
    return affine.a * (affine.d * i - affine.f * h) - affine.c * (affine.b * i - affine.f * g) +
           affine.e * (affine.b * h - affine.d * g);
  }
  /// False for what is seen from its edge, and for numbers that have left their range.
  bool is_invertible() const {
    if (is_affine()) return affine.is_invertible();
    const float sum = affine.a + affine.b + affine.c + affine.d + affine.e + affine.f + g + h + i;
    return std::isfinite(1 / determinant()) && std::isfinite(sum);
  }
  /// The map back. REQUIRES: is_invertible().
  constexpr Projection inverse() const {
    if (is_affine()) return {affine.inverse()};
    const auto [a, b, c, d, e, f] = affine;
    return {
        {d * i - f * h, f * g - b * i, e * h - c * i, a * i - e * g, c * f - d * e, b * e - a * f},
        b * h - d * g,
        c * g - a * h,
        a * d - b * c};
  }
  /// The affine map that is nearest to this one around `p`. REQUIRES: w(p) is not 0.
  constexpr Matrix around(Vector p) const {
    if (is_affine()) return affine;
    const float k = 1 / w(p);
    const Vector at = point(p);
    const Matrix turn{(affine.a - at.x * g) * k,
                      (affine.b - at.y * g) * k,
                      (affine.c - at.x * h) * k,
                      (affine.d - at.y * h) * k,
                      0,
                      0};
    const Vector off = at - turn.vector(p);
    return {turn.a, turn.b, turn.c, turn.d, off.x, off.y};
  }
};

}  // namespace weft
