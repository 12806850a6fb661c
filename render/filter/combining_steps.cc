#include "render/filter/combining_steps.h"

#include <algorithm>
#include <cmath>

#include "render/base/pixel_math.h"
#include "render/paint/layer.h"

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
    return byte_of(sum, most);
  };
  for (int32_t i = row.first; i < row.end; ++i) {
    const uint8_t alpha = mixed(a[i].alpha, b[i].alpha, 255);
    row.out[i] = {mixed(a[i].red, b[i].red, alpha), mixed(a[i].green, b[i].green, alpha),
                  mixed(a[i].blue, b[i].blue, alpha), alpha};
  }
  return Status::Ok;
}

// Edges are smooth over the pixel that they cross.
Status CropStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const input = row.inputs[0][row.y];
  const Matrix& m = from_device_;
  const Vector pixel{length({m.a, m.c}), length({m.b, m.d})};  // across the edges
  const auto share = [](float at, float low, float high, float unit) {
    const float inside = std::min(at - low, high - at) / unit + 0.5f;
    return std::clamp(inside, 0.0f, 1.0f);
  };
  for (int32_t i = row.first; i < row.end; ++i) {
    const Vector at =
        m.point({static_cast<float>(row.left + i) + 0.5f, static_cast<float>(row.y) + 0.5f});
    const float kept =
        share(at.x, low_.x, high_.x, pixel.x) * share(at.y, low_.y, high_.y, pixel.y);
    row.out[i] = over(input[i], static_cast<uint8_t>(kept * 255 + 0.5f), Rgba{});
  }
  return Status::Ok;
}

namespace {

constexpr float kFarthestOffset = 65536;

int32_t in_256ths(float distance) {
  return static_cast<int32_t>(
      std::lround(std::clamp(distance, -kFarthestOffset, kFarthestOffset) * 256));
}

}  // namespace

OffsetStep::OffsetStep(float x, float y)
    : x_(in_256ths(x) >> 8),
      y_(in_256ths(y) >> 8),
      share_x_(static_cast<uint32_t>(in_256ths(x) & 255)),
      share_y_(static_cast<uint32_t>(in_256ths(y) & 255)) {}

Reach OffsetStep::reach(bool) const {
  return {x_ + (share_x_ ? 1 : 0), y_ + (share_y_ ? 1 : 0), -x_, -y_};
}

Status OffsetStep::make_row(const FilterRow& row, StepState*) const {
  const Rgba* const input = row.inputs[0][row.y - y_];
  if (!share_x_ && !share_y_) {
    const int32_t first = std::max(row.first, x_), end = std::min(row.end, row.width + x_);
    if (first < end) std::copy(input + first - x_, input + end - x_, row.out + first);
    return Status::Ok;
  }
  const Rgba* const above = share_y_ ? row.inputs[0][row.y - y_ - 1] : input;
  const auto between_rows = [&](int64_t i) {
    return mixed(row.at(input, i), row.at(above, i), share_y_);
  };
  for (int32_t i = row.first; i < row.end; ++i)
    row.out[i] = mixed(between_rows(int64_t{i} - x_), between_rows(int64_t{i} - x_ - 1), share_x_);
  return Status::Ok;
}

}  // namespace weft
