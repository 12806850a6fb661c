// Public domain. An OLED on I2C with values of the chip, as a page from flash; no network.
#include <esp_heap_caps.h>
#include <esp_timer.h>
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <weft.h>

#include <cstdio>

#include "board.h"

extern const char values_html[] asm("_binary_values_html_start");
extern const uint8_t fonts_begin[] asm("_binary_fonts_ttc_start");
extern const uint8_t fonts_end[] asm("_binary_fonts_ttc_end");

extern "C" void app_main() {
  const Board& row = board();
  weft::EspShow show(row.panel, row.i2c);
  const weft::FontSource fonts{.bytes = {fonts_begin, fonts_end}};
  show.fonts({&fonts, 1});
  for (;;) {
    char heap[12], minutes[12];
    std::snprintf(heap, sizeof heap, "%u",
                  static_cast<unsigned>(heap_caps_get_free_size(MALLOC_CAP_8BIT) / 1024));
    std::snprintf(minutes, sizeof minutes, "%u",
                  static_cast<unsigned>(esp_timer_get_time() / 60'000'000));
    const weft::PageValue values[] = {{"heap", heap}, {"minutes", minutes}};
    show.page(values_html, values);
    vTaskDelay(pdMS_TO_TICKS(10'000));
  }
}
