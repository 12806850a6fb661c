#include "weft_display.h"

#include <freertos/FreeRTOS.h>
#include <freertos/task.h>

#include "esphome/core/log.h"

namespace esphome {
namespace weft_display {
namespace {

const char* const TAG = "weft";
constexpr uint32_t kWaitingStack = 3072;  // the page is drawn on a stack of its own

}  // namespace

void WeftDisplay::set_fonts(const uint8_t* bytes, size_t size) {
  fonts_.bytes = {bytes, size};
  show_.fonts({&fonts_, 1});
}

void WeftDisplay::run(void* self) {
  auto& display = *static_cast<WeftDisplay*>(self);
  display.shown_ = display.show_.url(display.shown_url_.c_str());
  display.visit_ = Visit::Done;
  vTaskDelete(nullptr);
}

void WeftDisplay::update() {
  if (visit_ != Visit::None) return;  // the last page is still on its way
  shown_url_ = url_;
  visit_ = Visit::Running;
  if (xTaskCreate(run, "weft-visit", kWaitingStack, this, 1, nullptr) == pdPASS) return;
  visit_ = Visit::None;
  ESP_LOGW(TAG, "There is no memory for a task");
}

void WeftDisplay::loop() {
  if (visit_ != Visit::Done) return;
  visit_ = Visit::None;
  if (shown_.status == weft::Status::Ok) {
    status_clear_warning();
    ESP_LOGI(TAG, "%s %s; %u bytes at most, %u ms", shown_url_.c_str(),
             shown_.is_unchanged ? "is unchanged" : "is shown",
             static_cast<unsigned>(shown_.peak_heap), static_cast<unsigned>(shown_.milliseconds));
    return;
  }
  status_set_warning();
  ESP_LOGW(TAG, "%s: %s", shown_url_.c_str(), weft::status_name(shown_.status));
}

void WeftDisplay::dump_config() {
  [[maybe_unused]] const weft::PanelInfo* const panel = show_.panel();
  ESP_LOGCONFIG(TAG, "Page %s on %.*s, %dx%d", url_.c_str(),
                panel ? static_cast<int>(panel->name.size()) : 2, panel ? panel->name.data() : "--",
                get_width_internal(), get_height_internal());
  LOG_UPDATE_INTERVAL(this);
}

display::DisplayType WeftDisplay::get_display_type() {
  const weft::PanelInfo* const panel = show_.panel();
  return panel && panel->palette->bits_per_pixel == 1 ? display::DISPLAY_TYPE_BINARY
                                                      : display::DISPLAY_TYPE_COLOR;
}

}  // namespace weft_display
}  // namespace esphome
