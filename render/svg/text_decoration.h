// The lines under, over and through the text of SVG (SVG 2, 11.9): outlines, all painted as the
// nearest element is that asks for some.
#pragma once

#include "render/svg/text_layout.h"

namespace weft {

/// Lines lie under the text, but for those through it.
enum class DecorationLayer : uint8_t { BelowText, AboveText };

/// Paints the lines of `layer` at `piece`, of its element and of those around it. `box` is that of
/// the text. Errors: OutOfMemory.
Status paint_decorations(SvgDrawing& drawing, TextLayout& layout, const TextPiece& piece,
                         const SvgPlace& place, const Box2& box, DecorationLayer layer);

}  // namespace weft
