#include "update.h"

#include <esp_app_desc.h>
#include <esp_https_ota.h>
#include <esp_ota_ops.h>

#include <cstring>

namespace {

bool is_running(esp_https_ota_handle_t update) {
  esp_app_desc_t offered;
  return esp_https_ota_get_img_desc(update, &offered) == ESP_OK &&
         std::strcmp(offered.version, esp_app_get_description()->version) == 0;
}

}  // namespace

weft::Status load_update(const char* url, const char* certificates, weft::Notes& notes,
                         void (*show_progress)(int percent, void* argument), void* argument) {
  esp_http_client_config_t client = {};
  client.url = url;
  client.cert_pem = certificates;
  client.timeout_ms = 10'000;
  esp_https_ota_config_t config = {};
  config.http_config = &client;
  esp_https_ota_handle_t update = nullptr;
  if (esp_https_ota_begin(&config, &update) != ESP_OK) {
    notes.notef("the update at %s cannot be loaded", url);
    return weft::Status::Io;
  }
  if (is_running(update)) {
    esp_https_ota_abort(update);
    return weft::Status::Unsupported;
  }
  esp_err_t result;
  int shown = -1;
  do {
    result = esp_https_ota_perform(update);
    const int size = esp_https_ota_get_image_size(update);
    const int quarter = size > 0 ? esp_https_ota_get_image_len_read(update) / (size / 4 + 1) : 0;
    if (quarter > shown) show_progress((shown = quarter) * 25, argument);
  } while (result == ESP_ERR_HTTPS_OTA_IN_PROGRESS);
  if (result == ESP_OK && esp_https_ota_finish(update) == ESP_OK) return weft::Status::Ok;
  if (result != ESP_OK) esp_https_ota_abort(update);
  notes.notef("the update at %s broke off; the old firmware stays", url);
  return weft::Status::Io;
}

void keep_firmware() { esp_ota_mark_app_valid_cancel_rollback(); }
