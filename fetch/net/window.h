// How much of a body may be on its way or wait for its reader: little where memory is small, and
// more while a reader takes it as fast as it comes.
#pragma once

#include <algorithm>

#include "weft/budget.h"

namespace weft {

constexpr size_t kGreatestWindow = 1 << 20;

/// The window that a body begins with: `least`, or up to 64 KB as far as the budget has room for
/// many.
inline size_t first_window(size_t least, const Budget& budget) {
  constexpr size_t kGreatestFirst = 64 * 1024, kShare = 256;
  return std::max(least, std::min(budget.available() / kShare, kGreatestFirst));
}

/// The window for the rest of a body whose reader waits though it took all of `window`: as large,
/// unless the budget has room.
inline size_t grown_window(size_t window, const Budget& budget) {
  constexpr size_t kFactor = 4, kShare = 16;
  const size_t grown = std::min(window * kFactor, kGreatestWindow);
  return grown <= budget.available() / kShare ? std::max(grown, window) : window;
}

}  // namespace weft
