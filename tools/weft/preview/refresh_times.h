// How long panels take to show a picture that they have got.
#pragma once

#include "weft/panel.h"

namespace weft {

struct RefreshTime {
  uint32_t ms = 0;           ///< Of a full refresh.
  bool is_measured = false;  ///< Else it is what panels with such inks take.
};
/// REQUIRES: the panel is e-paper (its controller updates slowly).
RefreshTime refresh_time(const PanelInfo& panel);

}  // namespace weft
