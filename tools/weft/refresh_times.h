// How long e-paper takes to show a picture that it has got.
#pragma once

#include "weft/panel.h"

namespace weft {

struct RefreshTime {
  uint32_t ms = 0;                       ///< Of a full refresh.
  bool is_measured = false;              ///< Else it is what panels with such inks take.
  uint32_t fast_ms = 0, partial_ms = 0;  ///< Measured, or 0.
};
/// REQUIRES: the panel is e-paper (its controller updates slowly).
RefreshTime refresh_time(const PanelInfo& panel);

}  // namespace weft
