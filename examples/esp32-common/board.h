// Public domain. The board of this build.
#pragma once

#include <sdkconfig.h>

#include <string_view>

#include "boards.h"

/// The row of CONFIG_PANEL_BOARD; the first one where there is none of that name.
inline const Board& board() {
#ifdef CONFIG_PANEL_BOARD
  for (const Board& each : kBoards)
    if (std::string_view(each.name) == CONFIG_PANEL_BOARD) return each;
#endif
  return kBoards[0];
}
