// The fonts as this machine is configured to use them.
#pragma once

#include <memory>

#include "weft/fonts.h"

namespace weft {

/// The matcher of the machine's fonts; null where weft was built without fontconfig.
std::unique_ptr<FontMatcher> machine_fonts();

}  // namespace weft
