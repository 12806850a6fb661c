// The list markers that are drawn, not written: disc, circle, square, the triangles of <summary>;
// and the room beside pictures as markers.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

constexpr bool is_symbol(ListStyleType type) {
  return type >= ListStyleType::Disc && type <= ListStyleType::DisclosureOpen;
}

/// An atomic box that shows the symbol, as large as the font of `style` asks for, with the room
/// around it that a marker at that position has. Errors: OutOfMemory.
Result<Box*> make_marker_symbol(BoxFactory& factory, const ComputedStyle& style, ListStyleType type,
                                ListStylePosition position);

/// Shows `image` in `box`, as large as its own size or the font asks for, and away from the
/// content; false when it cannot be had. Errors: OutOfMemory, Timeout.
Result<bool> show_marker_image(BoxFactory& factory, Box& box, const ImageValue& image);

}  // namespace weft
