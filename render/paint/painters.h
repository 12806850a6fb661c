// One painter per item kind: each blends one row of its item. Rows are asked for from the top down.
#pragma once

#include "render/paint/layer.h"

namespace weft {

void paint_border_row(const BorderPaint& border, LineWriter& writer);
void paint_gradient_row(const GradientPaint& gradient, const IntRect& bounds, LineWriter& writer);
/// Memory that ends is what `writer.crossings` says.
void paint_path_row(const PathPaint& path, LineWriter& writer);
void paint_shadow_row(const ShadowPaint& shadow, LineWriter& writer);
/// A glyph that cannot be had is not drawn. Errors: OutOfMemory.
Status paint_glyphs_row(DisplayItem& item, FontSet& fonts, GlyphMode mode, LineWriter& writer);

/// The state that a picture keeps between its first and its last line.
struct PictureState {
  Owned<ImageRows> rows;
  int64_t tile_row = 0;  ///< The repetition that `rows` is in.
  int32_t next_y = 0;    ///< The first row of the tile that can still be asked for.
  bool failed = false;   ///< It was noted; nothing more is drawn.
};

/// Errors: none that break the page; a picture that cannot be had is noted once and left out.
void paint_picture_row(const ImagePaint& picture, PictureState& state, ImageStore& images,
                       Notes& notes, LineWriter& writer);

/// The repetition that coordinate `at` lies in and where in its tile: for tiles `size` long every
/// `step` from `start` (0 = only one). Negative offset: in a gap between tiles.
struct TilePlace {
  int64_t repetition;
  int32_t offset;
};
TilePlace tile_place(int32_t at, int32_t start, int32_t size, int32_t step);

}  // namespace weft
