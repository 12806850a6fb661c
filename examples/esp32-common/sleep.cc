#include "sleep.h"

#include <esp_idf_version.h>
#include <esp_sleep.h>
#include <soc/soc_caps.h>

WakeCause wake_cause() {
#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(6, 0, 0)
  const uint32_t causes = esp_sleep_get_wakeup_causes();
#else
  const uint32_t causes = 1u << esp_sleep_get_wakeup_cause();
#endif
  if (causes & 1u << ESP_SLEEP_WAKEUP_TIMER) return WakeCause::Timer;
  const bool is_power_on = causes == 0 || causes & 1u << ESP_SLEEP_WAKEUP_UNDEFINED;
  return is_power_on ? WakeCause::PowerOn : WakeCause::Button;
}

void sleep_for(uint32_t seconds, [[maybe_unused]] int button) {
#if SOC_PM_SUPPORT_EXT0_WAKEUP
  if (button >= 0) esp_sleep_enable_ext0_wakeup(static_cast<gpio_num_t>(button), 0);
#endif
  esp_deep_sleep(uint64_t{seconds} * 1'000'000);
}
