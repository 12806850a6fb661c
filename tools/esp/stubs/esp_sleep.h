#pragma once
#include <driver/gpio.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef enum {
  ESP_SLEEP_WAKEUP_UNDEFINED,
  ESP_SLEEP_WAKEUP_ALL,
  ESP_SLEEP_WAKEUP_EXT0,
  ESP_SLEEP_WAKEUP_EXT1,
  ESP_SLEEP_WAKEUP_TIMER,
} esp_sleep_source_t;
typedef enum {
  ESP_EXT1_WAKEUP_ANY_LOW = 0,
  ESP_EXT1_WAKEUP_ANY_HIGH = 1
} esp_sleep_ext1_wakeup_mode_t;
typedef enum {
  ESP_GPIO_WAKEUP_GPIO_LOW = 0,
  ESP_GPIO_WAKEUP_GPIO_HIGH = 1
} esp_deepsleep_gpio_wake_up_mode_t;
uint32_t esp_sleep_get_wakeup_causes(void);
esp_err_t esp_sleep_enable_ext0_wakeup(gpio_num_t gpio_num, int level);
void esp_deep_sleep(uint64_t time_in_us) __attribute__((__noreturn__));
#ifdef __cplusplus
}
#endif
