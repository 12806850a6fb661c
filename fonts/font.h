// A face at a size: metrics, shaped runs and coverage bitmaps. Layout and paint see fonts through
// this alone.
#pragma once

#include <span>
#include <string_view>

#include "render/base/arena_vector.h"
#include "render/base/px.h"
#include "weft/fonts.h"

namespace weft {

/// Scaled metrics. ascent, descent and line_gap are rounded to whole pixels each, as Chromium does;
/// all positive.
struct FontMetrics {
  Px ascent, descent, line_gap;  ///< line-height: normal is their sum.
  Px x_height, cap_height;
  Px zero_advance;  ///< The advance of "0" (the ch unit).
  Px space_advance;
  Px underline_position;  ///< Below the baseline, to the middle of the line.
  Px underline_thickness;
  Px strikeout_position;  ///< Above the baseline.
  Px average_advance;     ///< Of all characters, as the font says.
  Px upright_advance;     ///< Of upright glyphs in lines that run down.
  Px widest;              ///< From the leftmost to the rightmost edge of any glyph.
};

class Font;

/// One glyph of a shaped run. Advances are linear and unrounded, kerning included.
struct ShapedGlyph {
  const Font* font;  ///< The face that has it; may be a fallback face.
  uint32_t cluster;  ///< Byte offset in the shaped text of the first of its characters.
  uint16_t glyph;    ///< Glyph index in `font`.
  Px advance;
  Px offset_x, offset_y;
};

/// 8-bit coverage (0 or 255 only under mono hinting), valid until the next glyph() call on the same
/// FontSet.
struct GlyphBitmap {
  const uint8_t* rows = nullptr;  ///< height rows of `stride` bytes, top to bottom.
  int32_t left = 0;  ///< From the pen position (rounded down to the pixel) to the first column.
  int32_t top = 0;   ///< From the baseline up to the first row.
  int32_t width = 0, height = 0, stride = 0;
  /// glyph_near() may give a bit a pixel in Mono, the first the highest of its byte.
  bool has_bits = false;
  /// glyph_near() says so where place and size are those of the whole glyph.
  bool is_whole = false;
};

/// Takes the outline of a glyph, in pixels from the pen, y downwards. Contours are closed.
class GlyphOutline {
 public:
  struct Point {
    float x, y;
  };
  virtual Status move_to(Point to) = 0;
  virtual Status line_to(Point to) = 0;
  virtual Status quad_to(Point control, Point to) = 0;
  virtual Status cubic_to(Point control1, Point control2, Point to) = 0;

 protected:
  ~GlyphOutline() = default;
};

class Font {
 public:
  const FontMetrics& metrics() const { return metrics_; }
  Px size() const { return size_; }

 protected:
  FontMetrics metrics_;
  Px size_;
  ~Font() = default;
};

}  // namespace weft
