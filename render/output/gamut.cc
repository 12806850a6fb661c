#include "render/output/gamut.h"

#include <algorithm>

namespace weft {

// CIELAB without its curve: brightness, red against green, and yellow against blue, which counts
// less.
Gamut::Vector Gamut::place(const LightColor& color) {
  const Xyz at = xyz_of(color);
  return {at.y / 16, (at.x - at.y) / 4, (at.y - at.z) * 3 / 40};
}

Gamut::Gamut(std::span<const LightColor> inks) : inks_(inks) {
  const auto count = static_cast<uint8_t>(inks.size());
  for (size_t i = 0; i < count; ++i) places_[i] = place(inks[i]);
  for (uint8_t a = 0; a < count; ++a)
    for (uint8_t b = a + 1; b < count; ++b)
      for (uint8_t c = b + 1; c < count; ++c) add_facets(a, b, c);
}

// The triangle of three inks, for each side of it on which no ink lies.
void Gamut::add_facets(uint8_t a, uint8_t b, uint8_t c) {
  const Vector ab = minus(places_[b], places_[a]), ac = minus(places_[c], places_[a]);
  const Vector normal = cross(ab, ac);
  if (!normal.x && !normal.y && !normal.z) return;
  const int64_t at = height(normal, places_[a]);
  bool above = false, below = false;
  for (size_t i = 0; i < inks_.size(); ++i) {
    const int64_t over = height(normal, places_[i]) - at;
    above |= over > 0;
    below |= over < 0;
  }
  const Facet facet = {{a, b, c}, normal, at, dot(ab, ab), dot(ab, ac), dot(ac, ac)};
  if (!above && facet_count_ < kMostFacets) facets_[facet_count_++] = facet;
  if (below || facet_count_ == kMostFacets) return;
  facets_[facet_count_] = facet;
  facets_[facet_count_].normal = {-normal.x, -normal.y, -normal.z};
  facets_[facet_count_++].at = -at;
}

void Gamut::nearest_on_edge(const Vector& point, uint8_t a, uint8_t b, EdgeSet& done,
                            Mixture& best) const {
  const EdgeSet here_too = EdgeSet{1} << (a * kMostInks + b);
  if (done & here_too) return;
  done |= here_too;
  const Vector edge = minus(places_[b], places_[a]), from = minus(point, places_[a]);
  const int32_t length = std::max<int32_t>(dot(edge, edge), 1);
  const int32_t along = std::clamp<int32_t>(dot(edge, from), 0, length);
  const auto share = static_cast<int32_t>(int64_t{along} * kWhole / length);
  const Vector off = {from.x - edge.x * share / kWhole, from.y - edge.y * share / kWhole,
                      from.z - edge.z * share / kWhole};
  const int32_t here = dot(off, off);
  if (here < best.distance) best = {here, {a, b, b}, {kWhole - share, share, 0}};
}

void Gamut::nearest_on(const Vector& point, const Facet& facet, EdgeSet& done,
                       Mixture& best) const {
  const auto [a, b, c] = facet.corners;
  const Vector ab = minus(places_[b], places_[a]), ac = minus(places_[c], places_[a]),
               ap = minus(point, places_[a]);
  const int64_t bb = facet.bb, bc = facet.bc, cc = facet.cc, pb = dot(ap, ab), pc = dot(ap, ac);
  const int64_t area = bb * cc - bc * bc, to_b = cc * pb - bc * pc, to_c = bb * pc - bc * pb;
  if (to_b >= 0 && to_c >= 0 && to_b + to_c <= area && area > 0) {
    const int64_t unit = std::max<int64_t>(area / kWhole, 1);
    const auto share_b = static_cast<int32_t>(to_b / unit),
               share_c = static_cast<int32_t>(to_c / unit);
    const Vector off = {ap.x - (ab.x * share_b + ac.x * share_c) / kWhole,
                        ap.y - (ab.y * share_b + ac.y * share_c) / kWhole,
                        ap.z - (ab.z * share_b + ac.z * share_c) / kWhole};
    const int32_t here = dot(off, off);
    if (here < best.distance)
      best = {here, {a, b, c}, {kWhole - share_b - share_c, share_b, share_c}};
    return;
  }
  nearest_on_edge(point, a, b, done, best);
  nearest_on_edge(point, b, c, done, best);
  nearest_on_edge(point, c, a, done, best);
}

LightColor Gamut::drawn_in(const LightColor& color) const {
  const Vector point = place(color);
  Mixture best{INT64_MAX, {}, {}};
  EdgeSet done = 0;
  for (size_t i = 0; i < facet_count_; ++i)
    if (height(facets_[i].normal, point) > facets_[i].at) nearest_on(point, facets_[i], done, best);
  if (best.distance == INT64_MAX) return color;
  LightColor result = color;
  for (size_t channel = 0; channel < result.size(); ++channel) {
    Light mixed = 0;
    for (size_t i = 0; i < 3; ++i)
      mixed += inks_[best.corners[i]][channel] * best.shares[i] / kWhole;
    result[channel] += (mixed - result[channel]) / 4;
  }
  return result;
}

}  // namespace weft
