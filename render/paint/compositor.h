// Display list -> lines: for each row, the items that cross it are blended in painting order. Holds
// a line for the canvas and one for each level of groups, and the decoders of the pictures that the
// row crosses.
#pragma once

#include "render/paint/painters.h"

namespace weft {

/// A finished line, valid until the next call.
struct PaintedLine {
  std::span<const Rgba> pixels;  ///< Opaque.
  std::span<const uint8_t>
      picture;  ///< Per pixel: 0 = text or flat colour on top, 1 = a picture or gradient.
};

class Compositor {
 public:
  /// References outlive the compositor. Errors: OutOfMemory.
  static Result<Owned<Compositor>> create(Budget& budget, const DisplayList& list, FontSet& fonts,
                                          ImageStore& images, GlyphMode glyph_mode, Notes& notes);
  Compositor(Budget& budget, const DisplayList& list, FontSet& fonts, ImageStore& images,
             GlyphMode mode, Notes& notes);
  ~Compositor();

  /// The next row of the list's viewport; without pixels after the last. Errors: OutOfMemory.
  Result<PaintedLine> next_line();

 private:
  static constexpr int32_t kBandRows = 16;
  static constexpr int kMaxGroups = 12;  // deeper groups are painted without grouping

  struct ActivePicture;

  void select_items();
  Status paint_item(const DisplayItem& item);
  Status begin_group();
  void end_group(const DisplayItem& item);
  Result<PictureState*> picture_state(const DisplayItem& item);
  void drop_finished_pictures();

  Budget& budget_;
  const DisplayList& list_;
  FontSet& fonts_;
  ImageStore& images_;
  Notes& notes_;
  GlyphMode glyph_mode_;
  LineWriter writer_;
  const DisplayItem** active_ = nullptr;  // items that cross the current band, in order
  size_t active_count_ = 0;
  Owned<Layer> layers_[kMaxGroups + 1];  // canvas, then one per level of groups
  int depth_ = 0;                        // may pass kMaxGroups
  ActivePicture* pictures_ = nullptr;
  int32_t y_;
};

}  // namespace weft
