#include <esp_app_desc.h>
#include <esp_netif_sntp.h>
#include <sys/time.h>
#include <time.h>

#include "drivers/bus/esp_sleep.h"
#include "weft/esp_system.h"

namespace weft {

bool start_clock() {
  const int64_t built = seconds_of_build(esp_app_get_description()->date);
  if (int64_t{time(nullptr)} > built) return true;
  timeval now = {};
  now.tv_sec = static_cast<time_t>(built);
  settimeofday(&now, nullptr);
  return false;
}

Status set_clock(Notes& notes, const char* server, uint32_t timeout_ms) {
  const esp_sntp_config_t config = ESP_NETIF_SNTP_DEFAULT_CONFIG(server);
  esp_err_t error = esp_netif_sntp_init(&config);
  if (error == ESP_OK) {
    error = esp_netif_sntp_sync_wait(pdMS_TO_TICKS(timeout_ms));
    esp_netif_sntp_deinit();
  }
  if (error == ESP_OK) return Status::Ok;
  notes.notef("%s does not tell the time: %s", server, esp_err_to_name(error));
  return error == ESP_ERR_TIMEOUT ? Status::Timeout : Status::Io;
}

}  // namespace weft
