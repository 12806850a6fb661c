// One painter per item kind: each blends one row of its item. Rows are asked for from the top down.
#pragma once

#include "render/paint/layer.h"
#include "render/paint/letter_gaps.h"
#include "render/paint/turned_picture.h"

namespace weft {

void paint_border_row(const BorderPaint& border, LineWriter& writer);
void paint_gradient_row(const GradientPaint& gradient, const IntRect& bounds, LineWriter& writer);
/// Memory that ends is what `writer.crossings` says.
void paint_path_row(const PathPaint& path, LineWriter& writer);
void paint_shadow_row(const ShadowPaint& shadow, LineWriter& writer);
/// A glyph that cannot be had is not drawn. Errors: OutOfMemory.
Status paint_glyphs_row(DisplayItem& item, FontSet& fonts, GlyphMode mode, LetterGaps& gaps,
                        LineWriter& writer);

/// The state that a picture keeps between its first and its last line.
struct PictureState {
  Owned<ImageRows> rows;
  int64_t tile_row = 0;  ///< The repetition that `rows` is in.
  int32_t next_y = 0;    ///< The first row of the tile that can still be asked for.
  bool failed = false;   ///< It was noted; nothing more is drawn.
  // Of one that is turned:
  Owned<TurnedPicture> turned;
  int halvings = 0;  ///< Of its size, for want of memory.
};

/// Errors: none that break the page; a picture that cannot be had is noted once and left out.
void paint_picture_row(const ImagePaint& picture, PictureState& state, ImageStore& images,
                       Notes& notes, LineWriter& writer);

/// `state`: set where there is a picture. Memory that ends is what `writer.crossings` says.
void paint_turned_row(const TurnedPaint& turned, PictureState* state, ImageStore& images,
                      Notes& notes, Budget& budget, LineWriter& writer);

/// The colour of a gradient at a place within the area that it is painted over.
Rgba gradient_color(const GradientPaint& gradient, Vector at);
/// How much of a soft shadow is seen at a place, of 255; its cutout is of no account.
uint8_t shadow_opacity(const ShadowPaint& shadow, Vector at);

/// Dashes, or dots, of a side of a border from `from` to `to`: the first begins at `from`. All in
/// 1/256 px.
struct BorderDashes {
  int32_t period, length, start;
  int32_t first_end = INT32_MIN, last_start = INT32_MAX;  ///< What is before and behind is drawn.
};
BorderDashes border_dashes(BorderStroke stroke, int32_t from, int32_t to, int32_t thickness);

/// The repetition that coordinate `at` lies in and where in its tile: for tiles `size` long every
/// `step` from `start` (0 = only one). Negative offset: in a gap between tiles.
struct TilePlace {
  int64_t repetition;
  int32_t offset;
};
TilePlace tile_place(int32_t at, int32_t start, int32_t size, Px step);
/// Where a repetition of the tile at `start` begins.
int64_t tile_start(int32_t start, Px step, int64_t repetition);

}  // namespace weft
