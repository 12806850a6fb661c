// Display list -> lines of the canvas, from the top down.
#pragma once

#include "render/paint/row_painter.h"

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

  /// The next row of the list's viewport; without pixels after the last. Errors: OutOfMemory.
  Result<PaintedLine> next_line();

 private:
  DisplayList& list_;
  PaintTools tools_;
  Layer canvas_;
  uint8_t canvas_mark_ = kFlatPixel;
  RowPainter painter_;
  int32_t y_;
};

}  // namespace weft
