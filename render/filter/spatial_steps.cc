#include "render/filter/spatial_steps.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"
#include "render/paint/layer.h"

namespace weft {
namespace {

int32_t modulo(int32_t value, int32_t count) { return ((value % count) + count) % count; }

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
    return {area.width(), area.height(), area.width(), area.height()};
  return {k.target_x, k.target_y, k.columns - 1 - k.target_x, k.rows - 1 - k.target_y};
}

IntRect ConvolveStep::covered(const IntRect& content) const {
  if (kernel_.bias > 0 || kernel_.edge != ConvolveKernel::Edge::None) return kEverywhere;
  return FilterStep::covered(content);
}

Rgba ConvolveStep::sum_at(const FilterRow& row, const Rgba* const* rows, int32_t i) const {
  const ConvolveKernel& k = kernel_;
  float sums[4] = {};
  const auto weight = k.weights.rbegin();  // a convolution turns its kernel
  for (int32_t dy = 0; dy < k.rows; ++dy)
    for (int32_t dx = 0; dx < k.columns; ++dx) {
      int32_t x = i + dx - k.target_x;
      const int32_t left = area.left - row.left, right = area.right - row.left;
      if (k.edge == ConvolveKernel::Edge::Duplicate) x = std::clamp(x, left, right - 1);
      else if (k.edge == ConvolveKernel::Edge::Wrap) x = left + modulo(x - left, area.width());
      const Rgba pixel = row.at(rows[dy], x);
      const float factor = weight[dy * k.columns + dx];
      const Color color = k.preserves_alpha
                              ? straight(pixel)
                              : Color{pixel.red, pixel.green, pixel.blue, pixel.alpha};
      sums[0] += factor * static_cast<float>(color.red);
      sums[1] += factor * static_cast<float>(color.green);
      sums[2] += factor * static_cast<float>(color.blue);
      sums[3] += factor * static_cast<float>(color.alpha);
    }
  for (float& sum : sums) sum += k.bias * 255;
  if (k.preserves_alpha)
    return premultiplied({byte_of(sums[0]), byte_of(sums[1]), byte_of(sums[2]),
                          row.at(row.inputs[0][row.y], i).alpha});
  const uint8_t alpha = byte_of(sums[3]);
  return {byte_of(sums[0], alpha), byte_of(sums[1], alpha), byte_of(sums[2], alpha), alpha};
}

Status ConvolveStep::make_row(const FilterRow& row, StepState*) const {
  const ConvolveKernel& k = kernel_;
  const Rgba* rows[ConvolveKernel::kMostRows];
  for (int32_t dy = 0; dy < k.rows; ++dy) {
    int32_t y = row.y + dy - k.target_y;
    if (k.edge == ConvolveKernel::Edge::Duplicate) y = std::clamp(y, area.top, area.bottom - 1);
    else if (k.edge == ConvolveKernel::Edge::Wrap)
      y = area.top + modulo(y - area.top, area.height());
    rows[dy] = row.inputs[0][y];
  }
  for (int32_t i = row.first; i < row.end; ++i) row.out[i] = sum_at(row, rows, i);
  return Status::Ok;
}

// --- feDisplacementMap ---------------------------------------------------------------------------

DisplacementStep::DisplacementStep(float scale_x, float scale_y, Channel x, Channel y)
    : scale_x_(std::clamp(scale_x, -2.0f * kFarthestReach, 2.0f * kFarthestReach)),
      scale_y_(std::clamp(scale_y, -2.0f * kFarthestReach, 2.0f * kFarthestReach)),
      reach_x_(static_cast<int32_t>(std::fabs(scale_x_) / 2) + 1),
      reach_y_(static_cast<int32_t>(std::fabs(scale_y_) / 2) + 1),
      x_(x),
      y_(y) {}

Status DisplacementStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const map = row.inputs[1][row.y];
  const auto distance = [](Color color, Channel channel, float scale) {
    const uint8_t channels[] = {color.red, color.green, color.blue, color.alpha};
    const float share = static_cast<float>(channels[static_cast<int>(channel)]) / 255 - 0.5f;
    return static_cast<int32_t>(std::floor(scale * share + 0.5f));
  };
  for (int32_t i = row.first; i < row.end; ++i) {
    const Color color = straight(map[i]);
    row.out[i] = row.at(row.inputs[0][row.y + distance(color, y_, scale_y_)],
                        i + distance(color, x_, scale_x_));
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
  const Rgba* const tile = row.inputs[0][tile_.top + modulo(row.y - tile_.top, tile_.height())];
  for (int32_t i = row.first; i < row.end; ++i)
    row.out[i] =
        row.at(tile, tile_.left - row.left + modulo(row.left + i - tile_.left, tile_.width()));
  return Status::Ok;
}

}  // namespace weft
