// Text in lines that run down: what of it stands upright (CSS Writing Modes 4, 5.1).
#pragma once

#include "render/css/style/font_query.h"

namespace weft {

/// Whether `c` stands upright in text of `style`, and is not laid on its side with the line.
bool stands_upright(const TextStyle& style, char32_t c);
/// The same of a glyph of `text`.
bool stands_upright(const TextStyle& style, const ShapedGlyph& glyph, std::string_view text);

/// As FontSet::shape(), in `style`. Glyphs that stand upright advance by their height; their
/// offset_x is from the middle of the line. Errors: OutOfMemory.
Status shape_text(FontSet& fonts, const TextStyle& style, std::string_view text,
                  const ShapeOptions& options, ArenaVector<ShapedGlyph>& glyphs);

}  // namespace weft
