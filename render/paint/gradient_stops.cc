#include "render/paint/gradient_stops.h"

#include <algorithm>

#include "render/paint/layer.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

uint8_t between(uint8_t from, uint8_t to, int64_t share) {
  return static_cast<uint8_t>(from + ((to - from) * share + kOne / 2) / kOne);
}

// The stops around a position, and its share of the way from one to the other.
struct Stretch {
  Color from, to;
  int64_t share;
};

Stretch stretch_at(std::span<const GradientStop> stops, int64_t position) {
  const Color first = stops.front().color;
  if (position < stops.front().position) return {first, first, 0};
  const auto next = std::upper_bound(
      stops.begin() + 1, stops.end(), position,
      [](int64_t wanted, const GradientStop& stop) { return wanted < stop.position; });
  const GradientStop& last = *(next - 1);
  if (next == stops.end()) return {last.color, last.color, 0};
  const int64_t share =
      (position - last.position) * kOne / (int64_t{next->position} - last.position);
  return {last.color, next->color, share};
}

}  // namespace

Rgba color_at(std::span<const GradientStop> stops, int64_t position) {
  const Stretch stretch = stretch_at(stops, position);
  const Rgba from = premultiplied(stretch.from);
  if (stretch.share == 0) return from;
  const Rgba to = premultiplied(stretch.to);
  return {between(from.red, to.red, stretch.share), between(from.green, to.green, stretch.share),
          between(from.blue, to.blue, stretch.share), between(from.alpha, to.alpha, stretch.share)};
}

Rgba straight_color_at(std::span<const GradientStop> stops, int64_t position) {
  const auto [from, to, share] = stretch_at(stops, position);
  return premultiplied({between(from.red, to.red, share), between(from.green, to.green, share),
                        between(from.blue, to.blue, share), between(from.alpha, to.alpha, share)});
}

}  // namespace weft
