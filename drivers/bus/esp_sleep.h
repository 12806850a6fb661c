// Time by the clock of FreeRTOS.
#pragma once

#include <freertos/FreeRTOS.h>
#include <freertos/task.h>

#include <cstdint>

namespace weft {

/// Blocks at least that long; other tasks run, and the chip may sleep lightly.
inline void sleep_by_ticks(uint32_t milliseconds) {
  // The tick that is under way counts for nothing.
  if (milliseconds) vTaskDelay((milliseconds + portTICK_PERIOD_MS - 1) / portTICK_PERIOD_MS + 1);
}

}  // namespace weft
