// Items painted on rows of their own, ahead of the line they are seen in.
#pragma once

#include "render/paint/row_painter.h"
#include "render/paint/row_source.h"

namespace weft {

class ItemRows final : public RowSource {
 public:
  /// What of `items` lies in `bounds`, on `ground`. References outlive the rows.
  ItemRows(PaintTools& tools, ItemSpan items, const IntRect& bounds, Rgba ground, int level)
      : bounds_(bounds),
        ground_(ground),
        layer_(tools.budget),
        painter_(tools, layer_, items, level) {}
  /// Errors: OutOfMemory.
  Status create();

  IntRect bounds() const override { return bounds_; }
  Result<std::span<const Rgba>> row(int32_t y) override;

 private:
  IntRect bounds_;
  Rgba ground_;
  Layer layer_;
  RowPainter painter_;
};

}  // namespace weft
