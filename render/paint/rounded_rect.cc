#include "render/paint/rounded_rect.h"

#include "render/paint/fixed_math.h"

namespace weft {
namespace {

// The distance that an ellipse quarter of radii rx, ry has moved in from its corner at `depth` (0 …
// ry) below the top: all in 1/256 px.
int32_t corner_inset(int32_t rx, int32_t ry, int32_t depth) {
  if (rx <= 0 || ry <= 0 || depth >= ry) return 0;
  auto up = static_cast<uint64_t>(ry - depth), radius = static_cast<uint64_t>(ry);
  if (up >= radius) return rx;
  for (; radius >> 24; radius >>= 1) up >>= 1;  // the square is to have 16 bits above it
  // x = rx * sqrt(1 - (up / ry)²), the square root taken of a 32.32 number
  const uint64_t share =
      square_root(((radius * radius - up * up) << 16) / (radius * radius) << 16);  // 16.16
  return rx - static_cast<int32_t>(static_cast<uint64_t>(rx) * share >> 16);
}

}  // namespace

SubSpan span_at(const RoundedRect& shape, int32_t y_256) {
  const int32_t top = to_256(shape.rect.top), bottom = to_256(shape.rect.bottom());
  if (y_256 < top || y_256 >= bottom) return {};
  const int32_t from_top = y_256 - top, from_bottom = bottom - y_256;
  const auto inset = [&](int corner, int32_t depth) {
    return corner_inset(to_256(shape.radius_x[corner]), to_256(shape.radius_y[corner]), depth);
  };
  const int32_t left_inset = std::max(inset(0, from_top), inset(3, from_bottom));
  const int32_t right_inset = std::max(inset(1, from_top), inset(2, from_bottom));
  return {to_256(shape.rect.left) + left_inset, to_256(shape.rect.right()) - right_inset};
}

void add_row(const RoundedRect& shape, int32_t y, CoverageLine& line) {
  for (int32_t sub = 0; sub < line.sub_scanlines(); ++sub) {
    const SubSpan span = span_at(shape, line.sub_scanline_y(y, sub));
    line.add(span.left, span.right);
  }
}

}  // namespace weft
