// Gradients (CSS Images 3 and 4): a position in 16.16 per pixel, then a colour between two stops,
// in integers.
#include <algorithm>
#include <optional>

#include "render/paint/fixed_math.h"
#include "render/paint/gradient_stops.h"
#include "render/paint/painters.h"

namespace weft {
namespace {

constexpr int64_t kOne = 65536;

// atan(z) / 2 pi in 1/65536 of a turn for z in 0…65536, by a polynomial (error below 1e-5 rad).
int64_t arc_tangent_turns(int64_t z) {
  static constexpr int64_t kCoefficients[] = {1365, -5579, 11806, -21646,
                                              65527};  // of z^9, z^7 … z, 16.16
  const int64_t square = z * z / kOne;
  int64_t sum = 0;
  for (const int64_t coefficient : kCoefficients) sum = sum * square / kOne + coefficient;
  return sum * z / kOne * 10430 / kOne;  // 10430 / 65536 = 1 / (2 pi)
}

// The angle of (x, y) clockwise from up, in 1/65536 of a turn.
int64_t turn_of(int64_t x, int64_t y) {
  if (x == 0 && y == 0) return 0;
  const int64_t ax = x < 0 ? -x : x, ay = y < 0 ? -y : y;
  int64_t turn = ax <= ay
                     ? arc_tangent_turns(ax * kOne / ay)
                     : kOne / 4 - arc_tangent_turns(ay * kOne / ax);  // from up, first quadrant
  if (y > 0) turn = kOne / 2 - turn;
  return x < 0 ? kOne - turn : turn;
}

int64_t position_at(const GradientPaint& gradient, int64_t x_raw, int64_t y_raw) {
  const int64_t x = x_raw - gradient.start_x.raw(), y = y_raw - gradient.start_y.raw();
  constexpr int64_t kFar = int64_t{1} << 28, kSlopeUnit = 64 * kOne;
  const int64_t along = std::clamp(x, -kFar, kFar) * gradient.slope_x / kSlopeUnit;
  const int64_t across = std::clamp(y, -kFar, kFar) * gradient.slope_y / kSlopeUnit;
  if (gradient.kind == GradientPaint::Kind::Conic)
    return (turn_of(along, across) - gradient.angle + 4 * kOne) % kOne;
  if (gradient.kind == GradientPaint::Kind::Linear) return along + across;
  const int64_t limit = int64_t{1} << 31;
  const int64_t dx = std::clamp(along, -limit, limit), dy = std::clamp(across, -limit, limit);
  return static_cast<int64_t>(
             square_root(static_cast<uint64_t>(dx * dx) / 2 + static_cast<uint64_t>(dy * dy) / 2)) *
         92682 / kOne;
}

// Where a gradient that repeats has the position between its first stop and its last.
int64_t spread_position(const GradientPaint& gradient, int64_t position) {
  const auto stops = gradient.stops;
  if (gradient.repeating) {
    const int64_t first = stops.front().position, length = stops.back().position - first;
    if (length > 0) position = first + ((position - first) % length + length) % length;
  }
  return position;
}

// A place in 1/64 px as one in its tile, but in the tile that there is where it does not repeat.
int64_t in_tile(float at, int32_t start, int32_t size, Px step) {
  const auto raw = static_cast<int64_t>(std::clamp(at, -1e7f, 1e7f) * 64);
  if (step <= Px())
    return std::clamp<int64_t>(raw - int64_t{start} * 64, 0,
                               std::max<int32_t>(size, 1) * int64_t{64} - 1);
  const TilePlace place = tile_place(static_cast<int32_t>(raw >> 6), start, size, step);
  return place.offset < 0 ? -1 : place.offset * int64_t{64} + (raw & 63);
}

}  // namespace

Rgba gradient_color(const GradientPaint& gradient, Vector at) {
  const IntRect& tile = gradient.tile;
  const int64_t x = in_tile(at.x, tile.left, tile.width(), gradient.step_x),
                y = in_tile(at.y, tile.top, tile.height(), gradient.step_y);
  if (x < 0 || y < 0 || gradient.stops.empty()) return {};
  return GradientColors(gradient.stops).at(spread_position(gradient, position_at(gradient, x, y)));
}

void paint_gradient_row(const GradientPaint& gradient, const IntRect& bounds, LineWriter& writer) {
  const TilePlace row =
      tile_place(writer.y(), gradient.tile.top, gradient.tile.height(), gradient.step_y);
  if (row.offset < 0 || gradient.stops.empty()) return;
  // All columns are alike in one that goes straight down.
  const bool is_level = gradient.kind == GradientPaint::Kind::Linear && gradient.slope_x == 0;
  std::optional<Rgba> level;
  GradientColors colors(gradient.stops);
  const auto color_of = [&](int32_t column) {
    if (!level || !is_level)
      level = colors.at(spread_position(gradient, position_at(gradient, int64_t{column} * 64 + 32,
                                                              int64_t{row.offset} * 64 + 32)));
    return *level;
  };
  Rgba pixels[64];
  int32_t x = std::max(bounds.left, writer.left());
  const int32_t right = std::min(bounds.right, writer.right());
  while (x < right) {
    const int32_t start = x;
    for (int32_t i = 0; i < 64 && x < right; ++i, ++x) {
      const TilePlace column =
          tile_place(x, gradient.tile.left, gradient.tile.width(), gradient.step_x);
      pixels[i] = column.offset < 0 ? Rgba{} : color_of(column.offset);
    }
    writer.picture_row(start, {pixels, static_cast<size_t>(x - start)});
  }
}

}  // namespace weft
