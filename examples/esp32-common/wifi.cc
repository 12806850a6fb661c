#include "wifi.h"

#include <esp_event.h>
#include <esp_netif.h>
#include <esp_wifi.h>
#include <freertos/FreeRTOS.h>
#include <freertos/event_groups.h>

#include <algorithm>
#include <cstring>

namespace {

constexpr EventBits_t kConnected = 1, kFailed = 2;
constexpr size_t kMostFound = 20, kMostKnown = 8;

EventGroupHandle_t events;

void on_event(void*, esp_event_base_t base, int32_t id, void*) {
  if (base == IP_EVENT && id == IP_EVENT_STA_GOT_IP) xEventGroupSetBits(events, kConnected);
  if (base == WIFI_EVENT && id == WIFI_EVENT_STA_DISCONNECTED) xEventGroupSetBits(events, kFailed);
}

// What is there; nothing when the scan fails, and then all are tried in their order.
size_t find_networks(wifi_ap_record_t (&records)[kMostFound]) {
  uint16_t count = kMostFound;
  if (esp_wifi_scan_start(nullptr, true) != ESP_OK ||
      esp_wifi_scan_get_ap_records(&count, records) != ESP_OK)
    return 0;
  return count;
}

bool connect_to(const weft::KnownNetwork& network, uint32_t timeout_ms) {
  wifi_config_t config = {};
  std::memcpy(config.sta.ssid, network.name,
              std::min(std::strlen(network.name), sizeof config.sta.ssid));
  std::memcpy(config.sta.password, network.password,
              std::min(std::strlen(network.password), sizeof config.sta.password));
  if (esp_wifi_set_config(WIFI_IF_STA, &config) != ESP_OK) return false;
  xEventGroupClearBits(events, kConnected | kFailed);
  if (esp_wifi_connect() != ESP_OK) return false;
  const EventBits_t happened =
      xEventGroupWaitBits(events, kConnected | kFailed, pdTRUE, pdFALSE, pdMS_TO_TICKS(timeout_ms));
  if (happened & kConnected) return true;
  esp_wifi_disconnect();
  return false;
}

}  // namespace

void start_network() {
  events = xEventGroupCreate();
  ESP_ERROR_CHECK(esp_netif_init());
  ESP_ERROR_CHECK(esp_event_loop_create_default());
  ESP_ERROR_CHECK(
      esp_event_handler_register(WIFI_EVENT, WIFI_EVENT_STA_DISCONNECTED, on_event, nullptr));
  ESP_ERROR_CHECK(esp_event_handler_register(IP_EVENT, IP_EVENT_STA_GOT_IP, on_event, nullptr));
  const wifi_init_config_t config = WIFI_INIT_CONFIG_DEFAULT();
  ESP_ERROR_CHECK(esp_wifi_init(&config));
  ESP_ERROR_CHECK(esp_wifi_set_storage(WIFI_STORAGE_RAM));
}

weft::Status connect_wifi(std::span<const weft::KnownNetwork> known, weft::Notes& notes,
                          uint32_t timeout_ms) {
  uint8_t order[kMostKnown];
  if (weft::order_by_signal(known, {}, order) == 0) return weft::Status::NotFound;
  esp_netif_create_default_wifi_sta();
  ESP_ERROR_CHECK(esp_wifi_set_mode(WIFI_MODE_STA));
  ESP_ERROR_CHECK(esp_wifi_start());
  static wifi_ap_record_t records[kMostFound];
  weft::FoundNetwork found[kMostFound];
  const size_t found_count = find_networks(records);
  for (size_t i = 0; i < found_count; ++i)
    found[i] = {reinterpret_cast<const char*>(records[i].ssid), records[i].rssi};
  const size_t count = weft::order_by_signal(known, {found, found_count}, order);
  for (size_t i = 0; i < count; ++i) {
    if (connect_to(known[order[i]], timeout_ms)) return weft::Status::Ok;
    notes.notef("no connection to the network \"%s\"", known[order[i]].name);
  }
  return weft::Status::Timeout;
}

void stop_wifi() {
  esp_wifi_disconnect();
  esp_wifi_stop();
}
