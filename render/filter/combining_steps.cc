#include "render/filter/combining_steps.h"

#include <algorithm>

namespace weft {

Status CompositeStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const source = row.inputs[0][row.y];
  const Rgba* const below = row.inputs[1][row.y];
  for (int32_t i = row.first; i < row.end; ++i) row.out[i] = composited(how_, source[i], below[i]);
  return Status::Ok;
}

Status ArithmeticStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const a = row.inputs[0][row.y];
  const Rgba* const b = row.inputs[1][row.y];
  const auto mixed = [&](uint8_t from_a, uint8_t from_b, uint8_t most) {
    const auto x = static_cast<float>(from_a), y = static_cast<float>(from_b);
    const float sum = k_[0] * x * y / 255 + k_[1] * x + k_[2] * y + k_[3] * 255;
    return static_cast<uint8_t>(std::clamp(sum + 0.5f, 0.0f, static_cast<float>(most)));
  };
  for (int32_t i = row.first; i < row.end; ++i) {
    const uint8_t alpha = mixed(a[i].alpha, b[i].alpha, 255);
    row.out[i] = {mixed(a[i].red, b[i].red, alpha), mixed(a[i].green, b[i].green, alpha),
                  mixed(a[i].blue, b[i].blue, alpha), alpha};
  }
  return Status::Ok;
}

Status OffsetStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const input = row.inputs[0][row.y - y_];
  const int32_t first = std::max(row.first, x_), end = std::min(row.end, row.width + x_);
  if (first < end) std::copy(input + first - x_, input + end - x_, row.out + first);
  return Status::Ok;
}

}  // namespace weft
