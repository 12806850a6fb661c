#include "render/filter/filter_rows.h"

#include <algorithm>

namespace weft {

FilterRows::~FilterRows() {
  if (!stages_) return;
  for (const Stage& stage : stages())
    if (stage.state) stage.step->close(stage.state);
}

Status FilterRows::open(const IntRect& seen) {
  WEFT_TRY(find_extent(seen));
  schedule();
  // Something must be left for what else the lines hold.
  const size_t most = budget_.available() / 4 * 3;
  if (bytes() > most) {
    extent_.is_coarse = true;
    schedule();
    if (bytes() > most) return Status::Unsupported;
  }
  return take_memory();
}

Status FilterRows::find_extent(const IntRect& seen) {
  IntRect areas[FilterGraph::kMostSteps];
  graph_.find_covered(group_.bounds(), areas);
  graph_.find_needed(seen, areas);
  const auto made = memory_.make_array<Stage>(static_cast<size_t>(graph_.size()));
  if (!made.data()) return Status::OutOfMemory;
  stages_ = made.data();
  int32_t left = INT32_MAX, right = INT32_MIN;
  for (const FilterStep* step = graph_.source(); step; step = step->next) {
    Stage& stage = stages_[step->place];
    stage.step = step;
    if (areas[step->place].empty()) continue;
    stage.wanted = areas[step->place];
    left = std::min(left, stage.wanted.left);
    right = std::max(right, stage.wanted.right);
  }
  bounds_ = stages_[graph_.last()->place].wanted;
  if (left < right) extent_ = {left, right - left, false};
  return Status::Ok;
}

void FilterRows::schedule() {
  for (Stage& stage : stages()) {
    stage.lead = INT32_MIN;
    stage.back = INT32_MAX;
  }
  stages_[graph_.last()->place].lead = stages_[graph_.last()->place].back = 0;
  next_ = bounds_.top;
  for (int i = graph_.size() - 1; i >= 0; --i) {
    Stage& stage = stages_[i];
    if (stage.wanted.empty()) continue;
    stage.ring_size = std::min(stage.lead - stage.back + 1, stage.wanted.height());
    const Reach& reach = stage.reach = stage.step->reach(extent_.is_coarse);
    const int32_t ahead = stage.lead + reach.bottom,
                  back = stage.step->takes_rows() ? ahead : stage.lead - reach.top;
    next_ = std::min(next_, stage.wanted.top - stage.lead);
    for (const FilterStep* input : stage.step->inputs) {
      if (!input) continue;
      stages_[input->place].lead = std::max(stages_[input->place].lead, ahead);
      stages_[input->place].back = std::min(stages_[input->place].back, back);
      if (stage.step->takes_rows()) next_ = std::min(next_, stage.wanted.top - reach.top - ahead);
    }
  }
}

size_t FilterRows::bytes() const {
  size_t rows = 1, states = 0;
  for (const Stage& stage : stages()) {
    if (stage.wanted.empty()) continue;
    rows += static_cast<size_t>(stage.ring_size);
    states += stage.step->state_bytes(extent_);
  }
  return rows * (static_cast<size_t>(extent_.width) * sizeof(Rgba) + sizeof(Rgba*)) + states;
}

Status FilterRows::take_memory() {
  const auto width = static_cast<size_t>(extent_.width);
  transparent_ = memory_.make_array<Rgba>(width).data();
  if (!transparent_) return Status::OutOfMemory;
  for (Stage& stage : stages()) {
    if (stage.wanted.empty()) continue;
    const auto ring = memory_.make_array<Rgba*>(static_cast<size_t>(stage.ring_size));
    if (!ring.data()) return Status::OutOfMemory;
    stage.ring = ring.data();
    for (Rgba*& row : ring) {
      row = memory_.make_array<Rgba>(width).data();
      if (!row) return Status::OutOfMemory;
    }
    WEFT_TRY_ASSIGN(stage.state, stage.step->open(extent_, stage.wanted, memory_));
  }
  return Status::Ok;
}

InputRows FilterRows::rows_of(const FilterStep* step, int32_t y) const {
  const Stage& stage = stages_[step->place];
  if (stage.wanted.empty()) return {nullptr, 1, 0, 0, transparent_};
  return {stage.ring, stage.ring_size, stage.wanted.top,
          std::min(stage.wanted.bottom, y + stage.lead + 1), transparent_};
}

Status FilterRows::advance(int32_t y) {
  for (Stage& stage : stages()) {
    if (stage.wanted.empty()) continue;
    const int32_t row = y + stage.lead;
    if (stage.step->takes_rows()) {
      const int32_t taken = row + stage.reach.bottom;
      const InputRows input = rows_of(stage.step->inputs[0], y);
      if (taken >= stage.wanted.top - stage.reach.top &&
          taken < stage.wanted.bottom + stage.reach.bottom)
        stage.step->take_row(taken, input.has(taken) ? input[taken] : nullptr, stage.state);
    }
    if (row >= stage.wanted.top && row < stage.wanted.bottom) WEFT_TRY(make_row(stage, row, y));
  }
  return Status::Ok;
}

Status FilterRows::make_row(Stage& stage, int32_t row, int32_t y) {
  Rgba* const out = stage.ring[(row - stage.wanted.top) % stage.ring_size];
  std::fill_n(out, extent_.width, Rgba{});
  InputRows inputs[FilterStep::kMostInputs];
  for (int i = 0; i < FilterStep::kMostInputs; ++i)
    if (const FilterStep* const input = stage.step->inputs[i]) inputs[i] = rows_of(input, y);
  const FilterRow made{row,
                       extent_.left,
                       extent_.width,
                       stage.wanted.left - extent_.left,
                       stage.wanted.right - extent_.left,
                       out,
                       inputs};
  return stage.step == graph_.source() ? copy_group_row(made)
                                       : stage.step->make_row(made, stage.state);
}

Status FilterRows::copy_group_row(const FilterRow& row) {
  const IntRect held = group_.bounds();
  WEFT_TRY_ASSIGN(const std::span<const Rgba> pixels, group_.row(row.y));
  const int32_t first = std::max(row.left + row.first, held.left),
                end = std::min(row.left + row.end, held.left + static_cast<int32_t>(pixels.size()));
  if (first < end)
    std::copy_n(pixels.data() + (first - held.left), end - first, row.out + (first - row.left));
  return Status::Ok;
}

Result<std::span<const Rgba>> FilterRows::row(int32_t y) {
  const auto width = static_cast<size_t>(std::max<int32_t>(0, bounds_.width()));
  if (y < bounds_.top || y >= bounds_.bottom) return std::span<const Rgba>(transparent_, width);
  for (; next_ <= y; ++next_) WEFT_TRY(advance(next_));
  return std::span<const Rgba>(rows_of(graph_.last(), y)[y] + (bounds_.left - extent_.left), width);
}

}  // namespace weft
