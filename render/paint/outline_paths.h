// The outlines of boxes and glyphs as paths.
#pragma once

#include "fonts/font_set.h"
#include "render/paint/display_list.h"

namespace weft {

/// A box as shapes see it.
struct ShapeBox {
  Vector corner, size;
  Vector radii[4] = {};  ///< Of its corners from the top left on.
};
ShapeBox shape_box(const RoundedRect& shape);

/// Appends the outline of `box`, clockwise from the end of its top left corner. Errors:
/// OutOfMemory.
Status add_rounded_box(const ShapeBox& box, PathBuilder& path);
/// The same of whole pixels.
Status add_rect(const IntRect& rect, PathBuilder& builder);
/// A closed polygon. REQUIRES: there are corners.
Status add_polygon(std::span<const Vector> corners, PathBuilder& builder);

/// Appends the middle of a wavy line of that thickness, along x from `start` to `end` and beyond,
/// as Chromium has it. Errors: OutOfMemory.
Status add_wave(Vector start, float end, float thickness, PathBuilder& builder);

/// Appends a glyph, in the pixels of its font from `pen` on; one that has no outline adds nothing.
/// Errors: OutOfMemory.
Status add_glyph_outline(FontSet& fonts, const Font& font, uint16_t glyph, const Matrix& pen,
                         PathBuilder& builder);

}  // namespace weft
