// The text of a text box as it is shown: white space processed (CSS Text 3, 4.1) and text-transform
// applied, range by range, so that fragments can refer to the document's own bytes.
#pragma once

#include "render/css/style/font_query.h"
#include "render/layout/box.h"

namespace weft {

/// The text that an Ellipsis or Hyphen fragment shows; shaped with the query and options of its
/// box's style.
std::string_view generated_text(LineFragment::Kind kind);

/// True when `c` collapses with its neighbours under `style` (CSS Text 3, 4.1.1).
bool is_collapsible_space(char32_t c, const TextStyle& style);

/// Appends bytes [start, start + length) of `text` as shown by `style`: white space collapsed to
/// one space a run, or kept; text-transform applied. Preserved tabs and line ends show nothing:
/// they are the line's business. Errors: OutOfMemory.
Status append_shown_text(std::string_view text, const TextStyle& style, uint32_t start,
                         uint32_t length, ArenaVector<char>& shown);

/// Appends the glyphs of what a Text, Ellipsis or Hyphen fragment shows, from the left:
/// right-to-left text reversed and mirrored. `text` receives what was shaped (clusters point into
/// it), valid as long as `arena`'s content. Errors: OutOfMemory.
Status shape_fragment(FontSet& fonts, const LineFragment& fragment, Arena& arena,
                      ArenaVector<ShapedGlyph>& glyphs, std::string_view* text);

}  // namespace weft
