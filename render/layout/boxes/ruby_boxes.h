// Ruby (CSS Ruby 1, 2): what stands before an <rt> is its base.
#pragma once

#include "render/layout/boxes/box_factory.h"

namespace weft {

/// Makes of each base in `ruby` and its annotation one inline-level box of two blocks
/// (is_ruby_column()). Anything after the last annotation stays as it is. Errors: OutOfMemory.
Status make_ruby_columns(BoxFactory& factory, Box& ruby);

}  // namespace weft
