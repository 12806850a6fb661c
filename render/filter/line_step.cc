#include "render/filter/line_step.h"

#include <algorithm>
#include <cmath>

#include "render/filter/blur.h"

namespace weft {
namespace {

/// The sums of a row's bytes.
struct LineState : StepState {
  float* sums;
};

uint8_t* bytes_of(Rgba* row) { return reinterpret_cast<uint8_t*>(row); }
const uint8_t* bytes_of(const Rgba* row) { return reinterpret_cast<const uint8_t*>(row); }

// The pixels of a row that have one `by` pixels farther.
struct Part {
  int32_t first, end;
  Part(const FilterRow& row, int32_t by)
      : first(std::clamp(-by, row.first, row.end)),
        end(std::clamp(row.width - by, first, row.end)) {}
};

template <typename Function>
void put_together(Rgba* to, const Rgba* from, int32_t count, Function function) {
  for (int32_t i = 0; i < count * 4; ++i)
    bytes_of(to)[i] = function(bytes_of(to)[i], bytes_of(from)[i]);
}

void erode(const FilterRow& row, const Rgba* from, int32_t by) {
  const Part part(row, by);
  std::fill(row.out + row.first, row.out + part.first, Rgba{});
  std::fill(row.out + part.end, row.out + row.end, Rgba{});
  put_together(row.out + part.first, from + part.first + by, part.end - part.first,
               [](uint8_t a, uint8_t b) { return std::min(a, b); });
}

void dilate(const FilterRow& row, const Rgba* from, int32_t by) {
  const Part part(row, by);
  put_together(row.out + part.first, from + part.first + by, part.end - part.first,
               [](uint8_t a, uint8_t b) { return std::max(a, b); });
}

int32_t nearest(float v) { return static_cast<int32_t>(std::lround(v)); }

// What is no number is nothing.
float bounded(float v) { return std::isnan(v) ? 0 : std::clamp(v, -1e6f, 1e6f); }

}  // namespace

LineStep::LineStep(Operator how, Vector to_end) : how_(how) {
  to_end = {bounded(to_end.x), bounded(to_end.y)};
  const float longest = std::max(std::fabs(to_end.x), std::fabs(to_end.y));
  const float share = longest > kMostReach ? static_cast<float>(kMostReach) / longest : 1;
  steps_ = nearest(longest * share);
  x_ = steps_ ? to_end.x * share / static_cast<float>(steps_) : 0;
  y_ = steps_ ? to_end.y * share / static_cast<float>(steps_) : 0;
}

Reach LineStep::reach(bool) const {
  const int32_t x = nearest(std::fabs(x_) * static_cast<float>(steps_)),
                y = nearest(std::fabs(y_) * static_cast<float>(steps_));
  return {x, y, x, y};
}

size_t LineStep::state_bytes(const FilterExtent& extent) const {
  if (how_ != Operator::Average) return 0;
  return static_cast<size_t>(extent.width) * 4 * sizeof(float) + sizeof(LineState);
}

Result<StepState*> LineStep::open(const FilterExtent& extent, const IntRect&, Arena& arena) const {
  if (how_ != Operator::Average) return static_cast<StepState*>(nullptr);
  auto* const state = arena.make<LineState>();
  if (!state) return Status::OutOfMemory;
  state->sums = arena.make_array<float>(static_cast<size_t>(extent.width) * 4).data();
  return state->sums ? Result<StepState*>(state) : Status::OutOfMemory;
}

void LineStep::add_average(const FilterRow& row, StepState* state) const {
  float* const sums = static_cast<LineState*>(state)->sums;
  std::fill_n(sums, static_cast<size_t>(row.width) * 4, 0.f);
  float whole = 0;
  for (int32_t i = -steps_; i <= steps_; ++i) {
    const auto at = static_cast<float>(i);
    const float deviations = steps_ ? 3 * at / static_cast<float>(steps_) : 0;
    const float weight = std::exp(-deviations * deviations / 2);
    whole += weight;
    const int32_t y = row.y + nearest(at * y_), by = nearest(at * x_);
    if (!row.inputs[0].has(y)) continue;
    const Part part(row, by);
    const uint8_t* const from = bytes_of(row.inputs[0][y] + part.first + by);
    float* const to = sums + part.first * 4;
    for (int32_t k = 0; k < (part.end - part.first) * 4; ++k)
      to[k] += weight * static_cast<float>(from[k]);
  }
  for (int32_t k = row.first * 4; k < row.end * 4; ++k)
    bytes_of(row.out)[k] = static_cast<uint8_t>(sums[k] / whole + 0.5f);
}

Status LineStep::make_row(const FilterRow& row, StepState* state) const {
  if (how_ == Operator::Average) return add_average(row, state), Status::Ok;
  if (how_ == Operator::Erode)
    std::fill(row.out + row.first, row.out + row.end, Rgba{255, 255, 255, 255});
  for (int32_t i = -steps_; i <= steps_; ++i) {
    const auto at = static_cast<float>(i);
    const Rgba* const from = row.inputs[0][row.y + nearest(at * y_)];
    if (how_ == Operator::Erode) erode(row, from, nearest(at * x_));
    else dilate(row, from, nearest(at * x_));
  }
  return Status::Ok;
}

// A Gaussian that is longer in a direction which is not one of the pixels' is a round one, and
// another along that line: what they spread adds up.
Result<const FilterStep*> add_blur(FilterGraph& graph, const StepPlace& place,
                                   const BlurAxes& deviations) {
  const Vector x{bounded(deviations.x.x), bounded(deviations.x.y)},
      y{bounded(deviations.y.x), bounded(deviations.y.y)};
  const float across = x.x * x.x + y.x * y.x, down = x.y * x.y + y.y * y.y,
              both = x.x * x.y + y.x * y.y;
  const float mean = (across + down) / 2, half = (across - down) / 2,
              more = std::sqrt(half * half + both * both);
  constexpr float kSeen = 0.02f;  // of what is spread
  if (std::fabs(both) <= kSeen * mean)
    return graph.add<Blur>(place, std::sqrt(across), std::sqrt(down));
  const float round = std::sqrt(std::max(mean - more, 0.f)), angle = std::atan2(both, half) / 2,
              along = 3 * std::sqrt(2 * more);
  const FilterStep* step = place.input;
  if (round > 0.1f) {
    WEFT_TRY_ASSIGN(step, graph.add<Blur>({step, nullptr, kEverywhere}, round, round));
  }
  return graph.add<LineStep>({step, nullptr, place.area}, LineStep::Operator::Average,
                             Vector{std::cos(angle) * along, std::sin(angle) * along});
}

}  // namespace weft
