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
  /// `color` when the inks mix to it, else what lies a quarter of the way to the nearest that they
  /// mix to: noise around the hull's surface is to keep its mean.
  LightColor drawn_in(const LightColor& color) const;

 private:
  struct Vector {
    int32_t x = 0, y = 0, z = 0;  // below 2^13
  };
  struct Facet {
    uint8_t corners[3];
    Vector normal;       // outwards
    int64_t at;          // normal * corner
    int32_t bb, bc, cc;  // products of its edges from the first corner
  };
  struct Mixture {
    int64_t distance;
    uint8_t corners[3];
    int32_t shares[3];  // kWhole together
  };
  /// The edges, from corner to corner, to which a colour has been compared: one bit each.
  using EdgeSet = uint64_t;
  static_assert(kMostInks * kMostInks <= 64);
  static constexpr size_t kMostFacets = 2 * (2 * kMostInks - 4);
  static constexpr int32_t kWhole = 4096;

  static Vector minus(const Vector& a, const Vector& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
  }
  static int32_t dot(const Vector& a, const Vector& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
  static int64_t height(const Vector& normal, const Vector& point) {
    return int64_t{normal.x} * point.x + int64_t{normal.y} * point.y + int64_t{normal.z} * point.z;
  }
  static Vector cross(const Vector& a, const Vector& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
  }
  static Vector place(const LightColor& color);
  void add_facets(uint8_t a, uint8_t b, uint8_t c);
  void nearest_on_edge(const Vector& point, uint8_t a, uint8_t b, EdgeSet& done,
                       Mixture& best) const;
  void nearest_on(const Vector& point, const Facet& facet, EdgeSet& done, Mixture& best) const;

  std::span<const LightColor> inks_;
  std::array<Vector, kMostInks> places_;
  std::array<Facet, kMostFacets> facets_;
  size_t facet_count_ = 0;
};

}  // namespace weft
