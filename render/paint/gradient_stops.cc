#include "render/paint/gradient_stops.h"

#include <algorithm>

#include "render/paint/layer.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

uint8_t between(uint8_t from, uint8_t to, int64_t share) {
  return static_cast<uint8_t>(from + ((to - from) * share + kOne / 2) / kOne);
}

int64_t share_at(int64_t position, int64_t from, int64_t to) {
  return (position - from) * kOne / (to - from);
}

// The first stop behind a position, or their end.
auto stop_behind(std::span<const GradientStop> stops, int64_t position) {
  return std::upper_bound(
      stops.begin(), stops.end(), position,
      [](int64_t wanted, const GradientStop& stop) { return wanted < stop.position; });
}

}  // namespace

// Before the first stop and behind the last both colours are the same.
void GradientColors::find(int64_t position) {
  const auto next = stop_behind(stops_, position);
  const GradientStop& before = next == stops_.begin() ? *next : *(next - 1);
  const GradientStop& behind = next == stops_.end() ? before : *next;
  begin_ = next == stops_.begin() ? INT64_MIN : before.position;
  end_ = next == stops_.end() ? INT64_MAX : behind.position;
  from_ = premultiplied(before.color);
  to_ = premultiplied(behind.color);
}

Rgba GradientColors::at(int64_t position) {
  if (position < begin_ || position >= end_) find(position);
  if (from_ == to_) return from_;
  const int64_t share = share_at(position, begin_, end_);
  return {between(from_.red, to_.red, share), between(from_.green, to_.green, share),
          between(from_.blue, to_.blue, share), between(from_.alpha, to_.alpha, share)};
}

Rgba straight_color_at(std::span<const GradientStop> stops, int64_t position) {
  const auto next = stop_behind(stops, position);
  if (next == stops.begin()) return premultiplied(next->color);
  const Color from = (next - 1)->color;
  if (next == stops.end()) return premultiplied(from);
  const Color to = next->color;
  const int64_t share = share_at(position, (next - 1)->position, next->position);
  return premultiplied({between(from.red, to.red, share), between(from.green, to.green, share),
                        between(from.blue, to.blue, share), between(from.alpha, to.alpha, share)});
}

}  // namespace weft
