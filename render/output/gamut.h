// All that mixtures of a panel's inks can show: the hull of the inks in light. A colour outside is
// drawn towards it before it is dithered, so that less error is carried that nothing can make good.
#pragma once

#include <span>

#include "render/output/lab.h"
#include "weft/palette.h"

namespace weft {

class Gamut {
 public:
  /// REQUIRES: 2 to kMostInks inks.
  explicit Gamut(std::span<const LightColor> inks);
  /// `color` when the inks mix to it, else what lies a third of the way to the nearest that they
  /// mix to: noise around the hull's surface is to keep its mean.
  LightColor drawn_in(const LightColor& color) const;

 private:
  struct Vector {
    int64_t x = 0, y = 0, z = 0;
  };
  struct Facet {
    uint8_t corners[3];
    Vector normal;  // outwards
    int64_t at;     // normal * corner
  };
  struct Mixture {
    int64_t distance;
    uint8_t corners[3];
    int32_t shares[3];  // kWhole together
  };
  static constexpr size_t kMostFacets = 2 * (2 * kMostInks - 4);
  static constexpr int32_t kWhole = 4096;

  static Vector minus(const Vector& a, const Vector& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
  }
  static int64_t dot(const Vector& a, const Vector& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
  static Vector cross(const Vector& a, const Vector& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
  }
  static Vector place(const LightColor& color);
  void add_facets(uint8_t a, uint8_t b, uint8_t c);
  void nearest_on_edge(const Vector& point, uint8_t a, uint8_t b, Mixture& best) const;
  void nearest_on(const Vector& point, const Facet& facet, Mixture& best) const;

  std::span<const LightColor> inks_;
  std::array<Vector, kMostInks> places_;
  std::array<Facet, kMostFacets> facets_;
  size_t facet_count_ = 0;
};

}  // namespace weft
