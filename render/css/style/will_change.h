// What a box is already since it will have some property (CSS Will Change 1, 3).
#pragma once

#include "render/css/style/computed_style.h"

namespace weft {

/// Whether a property that will change makes a stacking context.
bool will_stack(const RareStyle& style);
/// Whether a property that will change makes a containing block for fixed boxes.
bool will_hold_fixed(const RareStyle& style);

}  // namespace weft
