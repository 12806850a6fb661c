// Text that stands upright as one character of a vertical line (CSS Writing Modes 4, 9.1).
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// Whether text of `style` is combined.
bool is_combined(const TextStyle& style);

/// An atomic box, an em wide and high, in which `text` stands in one horizontal line, narrowed
/// where it is too wide, as in Chromium by more than a tenth. Errors: OutOfMemory.
Result<Box*> make_combined_text(BoxFactory& factory, std::string_view text,
                                const ComputedStyle& style, const Node* node);

}  // namespace weft
