// The life of lwIP where there is no operating system; the firmware implements it.
#pragma once

namespace weft {

/// Gives lwIP the frames that have come and lets its timers run. Returns at once.
void pump_network();

}  // namespace weft
