#include "render/filter/spatial_steps.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"
#include "render/paint/layer.h"

namespace weft {
namespace {

int32_t modulo(int32_t value, int32_t count) { return ((value % count) + count) % count; }

// --- turned grids --------------------------------------------------------------------------------

float wrapped(float value, float low, float high) {
  return value - std::floor((value - low) / (high - low)) * (high - low);
}

Vector wrapped(Vector at, const TurnedGrid& grid) {
  return {wrapped(at.x, grid.low.x, grid.high.x), wrapped(at.y, grid.low.y, grid.high.y)};
}

/// Within the outermost pixels of the rectangle.
Vector clamped(Vector at, const TurnedGrid& grid) {
  const auto between = [](float value, float low, float high) {
    return std::min(std::max(value, low + 0.5f), std::max(high, low + 1) - 0.5f);
  };
  return {between(at.x, grid.low.x, grid.high.x), between(at.y, grid.low.y, grid.high.y)};
}

/// Where the middle of pixel `i` of the row is in the grid.
Vector place_of(const TurnedGrid& grid, const FilterRow& row, int32_t i) {
  return grid.from_device.point(
      {static_cast<float>(row.left + i) + 0.5f, static_cast<float>(row.y) + 0.5f});
}

/// Calls `pixel`(index, place in the grid) for those that the rectangle touches.
template <typename Pixel>
void for_each_in(const TurnedGrid& grid, const FilterRow& row, Pixel pixel) {
  for (int32_t i = row.first; i < row.end; ++i) {
    const Vector at = place_of(grid, row, i);
    const bool is_in = at.x > grid.low.x - 1 && at.x < grid.high.x + 1 && at.y > grid.low.y - 1 &&
                       at.y < grid.high.y + 1;
    if (is_in) pixel(i, at);
  }
}

/// What the first input has at a point of the device, from the four pixels around it.
Rgba sampled(const FilterRow& row, Vector point) {
  constexpr float kFarthest = 1e6f;
  const float x = point.x - 0.5f - static_cast<float>(row.left), y = point.y - 0.5f;
  if (!(std::fabs(x) < kFarthest) || !(std::fabs(y) < kFarthest)) return {};
  const auto left = static_cast<int32_t>(std::floor(x)), top = static_cast<int32_t>(std::floor(y));
  const auto share = [](float value, int32_t from) {
    return static_cast<uint32_t>((value - static_cast<float>(from)) * 256 + 0.5f);
  };
  const uint32_t share_x = share(x, left), share_y = share(y, top);
  const auto across = [&](int32_t line) {
    const Rgba* const pixels = row.inputs[0][line];
    return mixed(row.at(pixels, left), row.at(pixels, left + 1), share_x);
  };
  return mixed(across(top), across(top + 1), share_y);
}

// --- feMorphology --------------------------------------------------------------------------------

/// The rows around one, put together.
struct MorphologyState : StepState {
  Rgba* column_results;
};

template <typename Function>
void put_together(const Rgba* row, int32_t count, Rgba* result, Function function) {
  const auto* const from = reinterpret_cast<const uint8_t*>(row);
  auto* const to = reinterpret_cast<uint8_t*>(result);
  for (int32_t i = 0; i < count * 4; ++i) to[i] = function(to[i], from[i]);
}

uint8_t smaller(uint8_t a, uint8_t b) { return a < b ? a : b; }
uint8_t larger(uint8_t a, uint8_t b) { return a > b ? a : b; }

}  // namespace

MorphologyStep::MorphologyStep(Operator how, int32_t radius_x, int32_t radius_y)
    : how_(how),
      radius_x_(std::clamp<int32_t>(radius_x, 0, kFarthestReach)),
      radius_y_(std::clamp<int32_t>(radius_y, 0, kFarthestReach)) {}

size_t MorphologyStep::state_bytes(const FilterExtent& extent) const {
  return static_cast<size_t>(extent.width) * sizeof(Rgba) + sizeof(MorphologyState);
}

Result<StepState*> MorphologyStep::open(const FilterExtent& extent, const IntRect&,
                                        Arena& arena) const {
  auto* const state = arena.make<MorphologyState>();
  if (!state) return Status::OutOfMemory;
  state->column_results = arena.make_array<Rgba>(static_cast<size_t>(extent.width)).data();
  if (!state->column_results) return Status::OutOfMemory;
  return state;
}

Status MorphologyStep::make_row(const FilterRow& row, StepState* held) const {
  Rgba* const column = static_cast<MorphologyState*>(held)->column_results;
  const InputRows& input = row.inputs[0];
  const bool erodes = how_ == Operator::Erode;
  std::fill_n(column, row.width, erodes ? Rgba{255, 255, 255, 255} : Rgba{});
  for (int32_t y = row.y - radius_y_; y <= row.y + radius_y_; ++y) {
    if (!input.has(y)) {
      if (erodes) return Status::Ok;  // nothing is left beside nothing
      continue;
    }
    if (erodes) put_together(input[y], row.width, column, smaller);
    else put_together(input[y], row.width, column, larger);
  }
  if (erodes) std::fill(row.out + row.first, row.out + row.end, Rgba{255, 255, 255, 255});
  for (int32_t by = -radius_x_; by <= radius_x_; ++by) {
    // out[i] takes column[i + by].
    const int32_t first = std::clamp(-by, row.first, row.end),
                  end = std::clamp(row.width - by, first, row.end);
    if (erodes) {
      std::fill(row.out + row.first, row.out + first, Rgba{});
      std::fill(row.out + end, row.out + row.end, Rgba{});
      put_together(column + first + by, end - first, row.out + first, smaller);
    } else {
      put_together(column + first + by, end - first, row.out + first, larger);
    }
  }
  return Status::Ok;
}

// --- feConvolveMatrix ----------------------------------------------------------------------------

Reach ConvolveStep::reach(bool) const {
  const ConvolveKernel& k = kernel_;
  // A kernel may come back on the other side.
  if (k.edge == ConvolveKernel::Edge::Wrap)
    return {area.width() + 1, area.height() + 1, area.width() + 1, area.height() + 1};
  if (!grid_) return {k.target_x, k.target_y, k.columns - 1 - k.target_x, k.rows - 1 - k.target_y};
  const auto pixels = [&](float of_column, float of_row) {
    const float farthest = std::fabs(of_column) * static_cast<float>(k.columns) +
                           std::fabs(of_row) * static_cast<float>(k.rows);
    return static_cast<int32_t>(std::min(farthest, static_cast<float>(kFarthestReach))) + 2;
  };
  const int32_t x = pixels(grid_->to_device.a, grid_->to_device.c),
                y = pixels(grid_->to_device.b, grid_->to_device.d);
  return {x, y, x, y};
}

IntRect ConvolveStep::covered(const IntRect& content) const {
  if (kernel_.bias > 0 || kernel_.edge != ConvolveKernel::Edge::None) return kEverywhere;
  return FilterStep::covered(content);
}

namespace {

enum class Taken : uint8_t { Pixels, BetweenPixels };

/// `at`(column, row) is the pixel under that part of the kernel. Between pixels the alpha is the
/// share that is covered: colours count as much.
template <Taken taken, typename At>
Rgba convolved(const ConvolveKernel& k, At at) {
  const bool is_straight = k.preserves_alpha && taken == Taken::Pixels;
  float sums[4] = {};
  const auto weight = k.weights.rbegin();  // a convolution turns its kernel
  for (int32_t dy = 0; dy < k.rows; ++dy)
    for (int32_t dx = 0; dx < k.columns; ++dx) {
      const Rgba pixel = at(dx, dy);
      const float factor = weight[dy * k.columns + dx];
      const Color color =
          is_straight ? straight(pixel) : Color{pixel.red, pixel.green, pixel.blue, pixel.alpha};
      sums[0] += factor * static_cast<float>(color.red);
      sums[1] += factor * static_cast<float>(color.green);
      sums[2] += factor * static_cast<float>(color.blue);
      sums[3] += factor * static_cast<float>(color.alpha);
    }
  const uint8_t own = k.preserves_alpha ? at(k.target_x, k.target_y).alpha : uint8_t{0};
  const float share = k.preserves_alpha && !is_straight ? 255.f / std::max<uint8_t>(own, 1) : 1;
  for (float& sum : sums) sum = sum * share + k.bias * 255;
  if (k.preserves_alpha)
    return premultiplied({byte_of(sums[0]), byte_of(sums[1]), byte_of(sums[2]), own});
  const uint8_t alpha = byte_of(sums[3]);
  return {byte_of(sums[0], alpha), byte_of(sums[1], alpha), byte_of(sums[2], alpha), alpha};
}

}  // namespace

void ConvolveStep::make_turned_row(const FilterRow& row) const {
  using Edge = ConvolveKernel::Edge;
  const ConvolveKernel& k = kernel_;
  for_each_in(*grid_, row, [&](int32_t i, Vector pixel) {
    row.out[i] = convolved<Taken::BetweenPixels>(k, [&](int32_t dx, int32_t dy) {
      Vector at =
          pixel + Vector{static_cast<float>(dx - k.target_x), static_cast<float>(dy - k.target_y)};
      if (k.edge == Edge::Duplicate) at = clamped(at, *grid_);
      if (k.edge == Edge::Wrap) at = wrapped(at, *grid_);
      return sampled(row, grid_->to_device.point(at));
    });
  });
}

Status ConvolveStep::make_row(const FilterRow& row, StepState*) const {
  if (grid_) {
    make_turned_row(row);
    return Status::Ok;
  }
  const ConvolveKernel& k = kernel_;
  const Rgba* rows[ConvolveKernel::kMostRows];
  for (int32_t dy = 0; dy < k.rows; ++dy) {
    int32_t y = row.y + dy - k.target_y;
    if (k.edge == ConvolveKernel::Edge::Duplicate) y = std::clamp(y, area.top, area.bottom - 1);
    else if (k.edge == ConvolveKernel::Edge::Wrap)
      y = area.top + modulo(y - area.top, area.height());
    rows[dy] = row.inputs[0][y];
  }
  const int32_t left = area.left - row.left, right = area.right - row.left;
  for (int32_t i = row.first; i < row.end; ++i)
    row.out[i] = convolved<Taken::Pixels>(k, [&](int32_t dx, int32_t dy) {
      int32_t x = i + dx - k.target_x;
      if (k.edge == ConvolveKernel::Edge::Duplicate) x = std::clamp(x, left, right - 1);
      else if (k.edge == ConvolveKernel::Edge::Wrap) x = left + modulo(x - left, area.width());
      return row.at(rows[dy], x);
    });
  return Status::Ok;
}

// --- feDisplacementMap ---------------------------------------------------------------------------

DisplacementStep::DisplacementStep(Vector by_x, Vector by_y, Channel x, Channel y) : x_(x), y_(y) {
  // Half of it goes to each side.
  const float most = std::max(std::fabs(by_x.x) + std::fabs(by_y.x),
                              std::fabs(by_x.y) + std::fabs(by_y.y)),
              bound = 2.0f * kFarthestReach;
  const float share = !(most < INFINITY) ? 0 : most > bound ? bound / most : 1;
  if (share > 0) by_x_ = by_x * share, by_y_ = by_y * share;
  reach_x_ = static_cast<int32_t>((std::fabs(by_x_.x) + std::fabs(by_y_.x)) / 2) + 1;
  reach_y_ = static_cast<int32_t>((std::fabs(by_x_.y) + std::fabs(by_y_.y)) / 2) + 1;
}

Status DisplacementStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const map = row.inputs[1][row.y];
  const auto share = [](Color color, Channel channel) {
    const uint8_t channels[] = {color.red, color.green, color.blue, color.alpha};
    return static_cast<float>(channels[static_cast<int>(channel)]) / 255 - 0.5f;
  };
  const auto nearest = [](float v) { return static_cast<int32_t>(std::floor(v + 0.5f)); };
  for (int32_t i = row.first; i < row.end; ++i) {
    const Color color = straight(map[i]);
    const Vector by = by_x_ * share(color, x_) + by_y_ * share(color, y_);
    row.out[i] = row.at(row.inputs[0][row.y + nearest(by.y)], i + nearest(by.x));
  }
  return Status::Ok;
}

// --- feTile --------------------------------------------------------------------------------------

Reach TileStep::reach(bool) const {
  return {area.right - tile_.left, area.bottom - tile_.top, tile_.right - area.left,
          tile_.bottom - area.top};
}

IntRect TileStep::covered(const IntRect& content) const {
  return content.intersected(tile_).empty() ? IntRect{} : kEverywhere;
}

Status TileStep::make_row(const FilterRow& row, StepState*) const {
  if (tile_.empty()) return Status::Ok;
  if (grid_) {
    for (int32_t i = row.first; i < row.end; ++i) {
      const Vector at = clamped(wrapped(place_of(*grid_, row, i), *grid_), *grid_);
      row.out[i] = sampled(row, grid_->to_device.point(at));
    }
    return Status::Ok;
  }
  const Rgba* const tile = row.inputs[0][tile_.top + modulo(row.y - tile_.top, tile_.height())];
  for (int32_t i = row.first; i < row.end; ++i)
    row.out[i] =
        row.at(tile, tile_.left - row.left + modulo(row.left + i - tile_.left, tile_.width()));
  return Status::Ok;
}

}  // namespace weft
