#include "render/paint/gradient_stops.h"

#include <algorithm>

#include "render/paint/layer.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

uint8_t between(uint8_t from, uint8_t to, int64_t share) {
  return static_cast<uint8_t>(from + ((to - from) * share + kOne / 2) / kOne);
}

}  // namespace

Rgba color_at(std::span<const GradientStop> stops, int64_t position) {
  if (position < stops.front().position) return premultiplied(stops.front().color);
  const auto next = std::upper_bound(
      stops.begin() + 1, stops.end(), position,
      [](int64_t wanted, const GradientStop& stop) { return wanted < stop.position; });
  const GradientStop& last = *(next - 1);
  const Rgba from = premultiplied(last.color);
  if (next == stops.end()) return from;
  const Rgba to = premultiplied(next->color);
  const int64_t share =
      (position - last.position) * kOne / (int64_t{next->position} - last.position);
  return {between(from.red, to.red, share), between(from.green, to.green, share),
          between(from.blue, to.blue, share), between(from.alpha, to.alpha, share)};
}

}  // namespace weft
