// Display list -> lines: for each row, the items that cross it are blended in painting order. Holds
// a line for the canvas and one for each level of groups, and the decoders of the pictures that the
// row crosses.
#pragma once

#include "render/paint/painters.h"

namespace weft {

/// A finished line, valid until the next call.
struct PaintedLine {
  std::span<const Rgba> pixels;    ///< Opaque.
  std::span<const uint8_t> marks;  ///< Per pixel: PixelKind and marks.
};

class Compositor {
 public:
  /// References outlive the compositor. With `inks` (null: there are many) text and thin lines are
  /// told from their ground. Errors: OutOfMemory.
  static Result<Owned<Compositor>> create(Budget& budget, DisplayList& list, FontSet& fonts,
                                          ImageStore& images, GlyphMode glyph_mode, Notes& notes,
                                          Inks* inks = nullptr);
  Compositor(Budget& budget, DisplayList& list, FontSet& fonts, ImageStore& images, GlyphMode mode,
             Notes& notes);
  ~Compositor();

  /// The next row of the list's viewport; without pixels after the last. Errors: OutOfMemory.
  Result<PaintedLine> next_line();

 private:
  static constexpr int32_t kBandRows = 16;
  static constexpr int kMaxGroups = 12;  // deeper groups are painted without grouping

  struct ActivePicture;

  void find_grounds();
  void select_items();
  Status paint_item(DisplayItem& item);
  Status begin_group(const DisplayItem& item);
  void end_group(const DisplayItem& item);
  Result<PictureState*> picture_state(const DisplayItem& item);
  void drop_finished_pictures();

  Budget& budget_;
  DisplayList& list_;
  FontSet& fonts_;
  ImageStore& images_;
  Notes& notes_;
  GlyphMode glyph_mode_;
  LineWriter writer_;
  DisplayItem** active_ = nullptr;  // items that cross the current band, in order
  size_t active_count_ = 0;
  Owned<Layer> layers_[kMaxGroups + 1];  // canvas, then one per level of groups
  int depth_ = 0;                        // may pass kMaxGroups
  ActivePicture* pictures_ = nullptr;
  uint8_t canvas_mark_ = kFlatPixel;
  int32_t y_;
};

}  // namespace weft
