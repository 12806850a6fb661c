// A font matcher in a process of its own, so that neither its memory nor its faults are this
// command's: fontconfig holds 250 KB, and crashes when there is no memory.
#pragma once

#include <memory>

#include "weft/fonts.h"

namespace weft {

/// Starts a process that answers by the matcher that `make` returns there. Calls wait for it. When
/// it has ended, or could not be started, there are no fonts.
std::unique_ptr<FontMatcher> in_own_process(std::unique_ptr<FontMatcher> (*make)());

}  // namespace weft
