// Rows whose outermost pixels go on beyond their edges, so that a blur takes in nothing else.
#pragma once

#include "render/paint/row_source.h"
#include "weft/budget.h"

namespace weft {

class EdgeRows final : public RowSource {
 public:
  /// `rows` over `bounds`, which is around theirs; they are not empty, and outlive this.
  EdgeRows(RowSource& rows, const IntRect& bounds, Budget& budget)
      : rows_(rows), bounds_(bounds), budget_(budget) {}
  ~EdgeRows() override { budget_.release(line_, line_ ? bytes() : 0); }
  /// Errors: OutOfMemory.
  Status create();

  IntRect bounds() const override { return bounds_; }
  Result<std::span<const Rgba>> row(int32_t y) override;

 private:
  size_t width() const { return static_cast<size_t>(bounds_.width()); }
  size_t bytes() const { return width() * sizeof(Rgba); }

  RowSource& rows_;
  IntRect bounds_;
  Budget& budget_;
  Rgba* line_ = nullptr;
  int32_t line_y_ = INT32_MIN;  // the row of `rows_` in it
};

}  // namespace weft
