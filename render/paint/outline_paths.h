// The outlines of boxes and glyphs as paths.
#pragma once

#include "fonts/font_set.h"
#include "render/paint/display_list.h"

namespace weft {

constexpr float to_float(Px px) { return static_cast<float>(px.raw()) / 64; }

/// Appends `rect` with its corners, clockwise. Errors: OutOfMemory.
Status add_rounded_rect(const RoundedRect& rect, PathBuilder& builder);
/// The same for whole pixels.
Status add_rect(const IntRect& rect, PathBuilder& builder);
/// A closed polygon. REQUIRES: there are corners.
Status add_polygon(std::span<const Vector> corners, PathBuilder& builder);

/// Appends a glyph, in the pixels of its font from `pen` on; one that has no outline adds nothing.
/// Errors: OutOfMemory.
Status add_glyph_outline(FontSet& fonts, const Font& font, uint16_t glyph, const Matrix& pen,
                         PathBuilder& builder);

}  // namespace weft
