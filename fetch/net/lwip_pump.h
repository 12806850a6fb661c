// What lwIP without an operating system lives on. The firmware implements it.
#pragma once

namespace weft {

/// Gives lwIP the frames that have come and lets its timers run. Returns at once.
void pump_network();

}  // namespace weft
