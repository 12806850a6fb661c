// A filter at work: each step makes its rows as far ahead of the line that is asked for as those
// after it reach, into a ring of as many rows as they reach back.
#pragma once

#include "render/filter/filter_graph.h"

namespace weft {

class FilterRows final : public RowSource {
 public:
  /// All outlive it.
  FilterRows(const FilterGraph& graph, RowSource& group, Budget& budget)
      : graph_(graph), group_(group), budget_(budget), memory_(budget) {}
  ~FilterRows() override;
  /// Errors: OutOfMemory; Unsupported: the rings would take most of what is left.
  Status open(const IntRect& seen);

  IntRect bounds() const override { return bounds_; }
  Result<std::span<const Rgba>> row(int32_t y) override;

 private:
  /// A step and its rows.
  struct Stage {
    const FilterStep* step = nullptr;
    IntRect wanted;    // of its result; may be empty
    int32_t lead = 0;  // rows that it is ahead of the row that is asked for
    int32_t back = 0;  // the oldest row it holds, as a lead
    int32_t ring_size = 0;
    Reach reach;
    Rgba** ring = nullptr;
    StepState* state = nullptr;
  };

  Status find_extent(const IntRect& seen);
  void schedule();
  size_t bytes() const;
  Status take_memory();
  InputRows rows_of(const FilterStep* step, int32_t y) const;
  Status advance(int32_t y);
  Status make_row(Stage& stage, int32_t row, int32_t y);
  Status copy_group_row(const FilterRow& row);
  std::span<Stage> stages() const { return {stages_, static_cast<size_t>(graph_.size())}; }

  const FilterGraph& graph_;
  RowSource& group_;
  Budget& budget_;
  Arena memory_;
  Stage* stages_ = nullptr;
  FilterExtent extent_{};
  Rgba* transparent_ = nullptr;  // a row
  IntRect bounds_;
  int32_t next_ = 0;  // the line that the steps have not been advanced to
};

}  // namespace weft
