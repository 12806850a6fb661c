#include "battery.h"

#include <esp_adc/adc_oneshot.h>

uint32_t battery_millivolts(int pin) {
  constexpr int kSamples = 8;
  constexpr uint32_t kFullScale = 4095, kFullMillivolts = 3100, kDivider = 2;
  adc_unit_t unit_number;
  adc_channel_t channel;
  if (pin < 0 || adc_oneshot_io_to_channel(pin, &unit_number, &channel) != ESP_OK) return 0;
  adc_oneshot_unit_init_cfg_t unit_config = {};
  unit_config.unit_id = unit_number;
  adc_oneshot_unit_handle_t unit = nullptr;
  if (adc_oneshot_new_unit(&unit_config, &unit) != ESP_OK) return 0;
  adc_oneshot_chan_cfg_t channel_config = {};
  channel_config.atten = ADC_ATTEN_DB_12;
  channel_config.bitwidth = ADC_BITWIDTH_DEFAULT;
  uint32_t sum = 0;
  bool is_read = adc_oneshot_config_channel(unit, channel, &channel_config) == ESP_OK;
  for (int i = 0; i < kSamples && is_read; ++i) {
    int sample = 0;
    is_read = adc_oneshot_read(unit, channel, &sample) == ESP_OK;
    sum += static_cast<uint32_t>(sample);
  }
  adc_oneshot_del_unit(unit);
  return is_read ? sum / kSamples * kFullMillivolts / kFullScale * kDivider : 0;
}
