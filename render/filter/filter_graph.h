// A filter (Filter Effects 1) as plain data in device pixels: steps, each of which makes rows from
// those before it. The last one is the result.
#pragma once

#include "render/filter/filter_step.h"
#include "render/paint/row_filter.h"

namespace weft {

/// What a new step works on, and where its result may be.
struct StepPlace {
  const FilterStep* input = nullptr;
  const FilterStep* second = nullptr;
  IntRect area;
};

class FilterGraph final : public RowFilter {
 public:
  static constexpr int kMostSteps = 64;

  /// A filter of one step, the group itself, of which only `area` is seen. `arena` has the steps.
  FilterGraph(Arena& arena, const IntRect& area);

  /// A step of kind `Step`, made of `arguments`. Errors: OutOfMemory; Unsupported: there are too
  /// many.
  template <typename Step, typename... Arguments>
  Result<const FilterStep*> add(const StepPlace& place, Arguments&&... arguments) {
    if (size_ >= kMostSteps) return Status::Unsupported;
    Step* const step = arena_.make<Step>(std::forward<Arguments>(arguments)...);
    if (!step) return Status::OutOfMemory;
    append(*step, place);
    return step;
  }

  /// For each step, at its place: where it may hold something if the group does in `content` only.
  void find_covered(const IntRect& content, IntRect* areas) const;
  /// Cuts those areas to what decides the pixels in `seen`.
  void find_needed(const IntRect& seen, IntRect* areas) const;

  const FilterStep* source() const { return &source_; }
  const FilterStep* last() const { return last_; }
  int size() const { return size_; }
  Arena& arena() const { return arena_; }

  IntRect needed(const IntRect& seen) const override;
  IntRect covered(const IntRect& content) const override;
  Result<Owned<RowSource>> open(RowSource& group, const IntRect& seen,
                                Budget& budget) const override;

 private:
  class Source final : public FilterStep {
   public:
    Status make_row(const FilterRow&, StepState*) const override { return Status::Ok; }
  };
  void append(FilterStep& step, const StepPlace& place);

  Arena& arena_;
  Source source_;
  FilterStep* last_ = &source_;
  int size_ = 1;
};

}  // namespace weft
