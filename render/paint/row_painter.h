// A stretch of the display list -> rows of a layer: for each row, the items that cross it are
// blended in painting order. Holds a line for each level of groups, the decoders of the pictures
// that the row crosses, and the groups that are painted ahead for their filters.
#pragma once

#include "render/paint/painters.h"

namespace weft {

/// What the painters of a page share.
struct PaintTools {
  Budget& budget;
  FontSet& fonts;
  ImageStore& images;
  Notes& notes;
  GlyphMode glyph_mode;
  LineWriter writer;
  LetterGaps letter_gaps;
  int painters = 0;               ///< That there are at present, one in another and side by side.
  int64_t filterable_pixels = 0;  ///< That filters may still be opened for.
  bool has_noted_filter = false;
};

class RowPainter {
 public:
  /// `level`: how many painters this one paints for. References outlive the painter.
  RowPainter(PaintTools& tools, Layer& layer, ItemSpan items, int level);
  ~RowPainter();
  RowPainter(const RowPainter&) = delete;
  RowPainter& operator=(const RowPainter&) = delete;
  /// Errors: OutOfMemory.
  Status create();

  /// Blends row `y` into the layer; groups that are still open at the end are merged. REQUIRES: `y`
  /// is at least that of the call before. Errors: OutOfMemory.
  Status paint_row(int32_t y);

 private:
  static constexpr int32_t kBandRows = 16;
  static constexpr int kMaxGroups = 12;  // deeper groups are painted without grouping

  struct ItemState;

  void select_items();
  Status paint_items(ItemSpan items);
  Status paint_item(DisplayItem& item);
  Status begin_group(const DisplayItem& item);
  void end_group(const DisplayItem& item);
  Status paint_filtered(DisplayItem& begin);
  Status paint_unfiltered(DisplayItem& begin);
  Status paint_backdrop(const DisplayItem& item);
  Status open_filter(const DisplayItem& item, ItemState& state);
  Result<ItemState*> state_of(const DisplayItem& item);
  void drop_finished(int32_t next_y);
  Layer& layer_at(int depth);

  PaintTools& tools_;
  Layer& layer_;
  ItemSpan items_;
  int level_;
  DisplayItem** active_ = nullptr;  // items that cross the current band, in order
  size_t active_count_ = 0, item_count_ = 0;
  Owned<Layer> groups_[kMaxGroups];  // one per level of groups
  const DisplayItem* open_[kMaxGroups];
  int depth_ = 0;  // of open groups; may pass kMaxGroups
  ItemState* states_ = nullptr;
  int32_t y_ = INT32_MIN, band_end_ = INT32_MIN;
};

}  // namespace weft
