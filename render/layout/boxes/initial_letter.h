// initial-letter (CSS Inline Layout 3, 7): a first letter as high as several lines.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// The style of `letter`, shown in `style`, as a float beside the lines of `block` that it sinks
/// into. Room for what rises above them is added to the padding of `block`. Errors: OutOfMemory.
Result<const ComputedStyle*> initial_letter_style(BoxFactory& factory, const ComputedStyle& style,
                                                  std::string_view letter, Box& block);

}  // namespace weft
