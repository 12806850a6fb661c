// The text of a text box as it is shown: white space processed (CSS Text 3, 4.1) and text-transform
// applied, range by range, so that fragments can refer to the document's own bytes.
#pragma once

#include "render/css/style/font_query.h"
#include "render/layout/box.h"

namespace weft {

/// The text that an Ellipsis or Hyphen fragment shows in `style`, that of its box, with whose query
/// and options it is shaped.
std::string_view generated_text(LineFragment::Kind kind, const TextStyle& style);

/// True when `c` collapses with its neighbours under `style` (CSS Text 3, 4.1.1).
bool is_collapsible_space(char32_t c, const TextStyle& style);

/// The bytes of `shown` before the spaces at its end that hang (CSS Text 3, 4.1.3).
size_t hanging_start(std::string_view shown);
/// Whether justified text has room to give after the character at byte `at` of `shown` (7.4).
bool expands_after(std::string_view shown, size_t at, const TextStyle& style);

/// Appends bytes [start, start + length) of `text` as shown by `style`: white space collapsed to
/// one space a run, or kept; text-transform applied. Preserved tabs and line ends show nothing:
/// they are the line's business. Errors: OutOfMemory.
Status append_shown_text(std::string_view text, const TextStyle& style, uint32_t start,
                         uint32_t length, ArenaVector<char>& shown);

/// Tells `options` the letters beside bytes [start, start + length) of `text` that its first and
/// last join, over the edges of inline boxes.
void join_neighbours(const Box& text, uint32_t start, uint32_t length, ShapeOptions& options);

/// Appends the glyphs of what a Text, Ellipsis or Hyphen fragment shows, from the left:
/// right-to-left text has its brackets mirrored. `text` receives what was shaped (clusters point
/// into it), valid as long as `arena`'s content. Errors: OutOfMemory.
Status shape_fragment(FontSet& fonts, const LineFragment& fragment, Arena& arena,
                      ArenaVector<ShapedGlyph>& glyphs, std::string_view* text);

}  // namespace weft
