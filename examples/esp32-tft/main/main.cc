// Public domain. A TFT that shows a clock, and a page of the network every few minutes where one is
// set; its light goes dim, then off, until the button is pressed.
#include <driver/gpio.h>
#include <driver/ledc.h>
#include <esp_log.h>
#include <freertos/FreeRTOS.h>
#include <freertos/task.h>
#include <time.h>
#include <weft.h>

#include "board.h"
#include "light.h"
#include "settings.h"
#include "wifi.h"

extern const char clock_html[] asm("_binary_clock_html_start");
extern const char certificates[] asm("_binary_certificates_pem_start");
extern const uint8_t fonts_begin[] asm("_binary_fonts_ttc_start");
extern const uint8_t fonts_end[] asm("_binary_fonts_ttc_end");

namespace {

weft::WakeMemory memory;  // how often the page says, and whether it is another one

void start_light(int pin) {
  ledc_timer_config_t timer = {};
  timer.speed_mode = LEDC_LOW_SPEED_MODE;
  timer.duty_resolution = LEDC_TIMER_8_BIT;
  timer.timer_num = LEDC_TIMER_0;
  timer.freq_hz = 5000;
  timer.clk_cfg = LEDC_AUTO_CLK;
  ledc_timer_config(&timer);
  ledc_channel_config_t channel = {};
  channel.gpio_num = pin;
  channel.speed_mode = LEDC_LOW_SPEED_MODE;
  channel.channel = LEDC_CHANNEL_0;
  channel.timer_sel = LEDC_TIMER_0;
  channel.duty = kBright;
  ledc_channel_config(&channel);
}

void set_light(uint8_t level) {
  ledc_set_duty(LEDC_LOW_SPEED_MODE, LEDC_CHANNEL_0, level);
  ledc_update_duty(LEDC_LOW_SPEED_MODE, LEDC_CHANNEL_0);
}

void show_clock(weft::EspShow& show) {
  char clock[8] = "", day[40] = "";
  const time_t now = time(nullptr);
  const tm* const local = localtime(&now);
  strftime(clock, sizeof clock, "%H:%M", local);
  strftime(day, sizeof day, "%A, %d.%m.", local);
  const weft::PageValue values[] = {{"time", clock}, {"day", day}};
  show.page(clock_html, values);
}

}  // namespace

extern "C" void app_main() {
  start_settings();
  start_network();
  weft::NvsStore store;
  weft::EspLogNotes notes;
  Settings settings;
  const bool is_set = load_settings(store, settings);
  weft::start_clock();
  if (connect_wifi(settings.networks, notes) == weft::Status::Ok) (void)weft::set_clock(notes);

  const Board& row = board();
  weft::EspShow show(row.panel, row.spi);
  const weft::FontSource fonts{.bytes = {fonts_begin, fonts_end}};
  show.fonts({&fonts, 1});
  show.trust(certificates);
  show.remember(memory);
  if (row.light >= 0) start_light(row.light);
  if (row.button >= 0) gpio_set_direction(static_cast<gpio_num_t>(row.button), GPIO_MODE_INPUT);

  uint32_t idle_s = 0, next_page_s = 0;
  for (uint32_t second = 0;; ++second, ++idle_s) {
    if (row.button >= 0 && !gpio_get_level(static_cast<gpio_num_t>(row.button))) idle_s = 0;
    if (row.light >= 0) set_light(light_after(idle_s, {}));
    if (is_set && second >= next_page_s) next_page_s = second + show.url(settings.url).next_s;
    else if (!is_set && time(nullptr) % 60 == 0) show_clock(show);
    vTaskDelay(pdMS_TO_TICKS(1000));
  }
}
