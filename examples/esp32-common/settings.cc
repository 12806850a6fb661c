#include "settings.h"

#include <nvs_flash.h>

namespace {

constexpr std::string_view kEntry = "settings";

}  // namespace

void start_settings() {
  const esp_err_t error = nvs_flash_init();
  if (error == ESP_ERR_NVS_NO_FREE_PAGES || error == ESP_ERR_NVS_NEW_VERSION_FOUND) {
    ESP_ERROR_CHECK(nvs_flash_erase());
    ESP_ERROR_CHECK(nvs_flash_init());
  } else {
    ESP_ERROR_CHECK(error);
  }
}

bool load_settings(weft::Store& store, Settings& settings) {
  Settings found;
  const auto bytes = std::span(reinterpret_cast<uint8_t*>(&found), sizeof found);
  const weft::Result<size_t> size = store.get(kEntry, bytes);
  if (!size.ok() || size.value() != sizeof found) return false;
  settings = found;
  return true;
}

weft::Status save_settings(weft::Store& store, const Settings& settings) {
  return store.put(kEntry, std::span(reinterpret_cast<const uint8_t*>(&settings), sizeof settings));
}
