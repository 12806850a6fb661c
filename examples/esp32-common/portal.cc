#include "portal.h"

#include <esp_http_server.h>
#include <esp_mac.h>
#include <esp_netif.h>
#include <esp_wifi.h>
#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "dns_answer.h"

extern const char portal_html[] asm("_binary_portal_html_start");

namespace {

constexpr uint16_t kDnsPort = 53;
constexpr size_t kMostForm = 700;

struct Portal {
  Settings& settings;
  SemaphoreHandle_t done;
  volatile bool is_over = false;
};

esp_err_t serve_page(httpd_req_t* request) {
  httpd_resp_set_type(request, "text/html; charset=utf-8");
  return httpd_resp_send(request, portal_html, HTTPD_RESP_USE_STRLEN);
}

esp_err_t take_settings(httpd_req_t* request) {
  auto& portal = *static_cast<Portal*>(request->user_ctx);
  static char form[kMostForm];
  size_t size = 0;
  while (size < std::min(request->content_len, kMostForm)) {
    const int got = httpd_req_recv(request, form + size, kMostForm - size);
    if (got <= 0) return ESP_FAIL;
    size += static_cast<size_t>(got);
  }
  httpd_resp_set_type(request, "text/plain; charset=utf-8");
  if (request->content_len > kMostForm ||
      take_form({form, size}, portal.settings) != weft::Status::Ok) {
    httpd_resp_set_status(request, "400 Bad Request");
    return httpd_resp_send(request, "A field is missing or too long.", HTTPD_RESP_USE_STRLEN);
  }
  httpd_resp_send(request, "Saved. The panel connects now.", HTTPD_RESP_USE_STRLEN);
  xSemaphoreGive(portal.done);
  return ESP_OK;
}

httpd_handle_t start_server(Portal& portal) {
  httpd_config_t config = HTTPD_DEFAULT_CONFIG();
  config.uri_match_fn = httpd_uri_match_wildcard;
  config.lru_purge_enable = true;
  httpd_handle_t server = nullptr;
  if (httpd_start(&server, &config) != ESP_OK) return nullptr;
  httpd_uri_t every = {};
  every.uri = "/*";
  every.method = HTTP_GET;
  every.handler = serve_page;
  httpd_register_uri_handler(server, &every);
  every.method = HTTP_POST;
  every.handler = take_settings;
  every.user_ctx = &portal;
  httpd_register_uri_handler(server, &every);
  return server;
}

// Whatever name is asked for is this machine, so that a phone finds the page.
void answer_names(void* given) {
  auto& portal = *static_cast<Portal*>(given);
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in own = {};
  own.sin_family = AF_INET;
  own.sin_port = htons(kDnsPort);
  own.sin_addr.s_addr = htonl(INADDR_ANY);
  timeval patience = {};
  patience.tv_sec = 1;
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own);
  while (!portal.is_over) {
    uint8_t message[kDnsMessage];
    sockaddr_in from = {};
    socklen_t from_bytes = sizeof from;
    const auto size = recvfrom(socket, message, sizeof message, 0,
                               reinterpret_cast<sockaddr*>(&from), &from_bytes);
    if (size <= 0) continue;
    const size_t answer = answer_name(message, static_cast<size_t>(size));
    if (answer)
      sendto(socket, message, answer, 0, reinterpret_cast<const sockaddr*>(&from), from_bytes);
  }
  ::close(socket);
  xSemaphoreGive(portal.done);
  vTaskDelete(nullptr);
}

bool start_own_network() {
  const PortalName name = portal_name();
  wifi_config_t config = {};
  config.ap.ssid_len = static_cast<uint8_t>(std::strlen(name.text));
  std::memcpy(config.ap.ssid, name.text, config.ap.ssid_len);
  config.ap.authmode = WIFI_AUTH_OPEN;
  config.ap.max_connection = 2;
  return esp_netif_create_default_wifi_ap() && esp_wifi_set_mode(WIFI_MODE_AP) == ESP_OK &&
         esp_wifi_set_config(WIFI_IF_AP, &config) == ESP_OK && esp_wifi_start() == ESP_OK;
}

}  // namespace

PortalName portal_name() {
  uint8_t address[6] = {};
  esp_efuse_mac_get_default(address);
  PortalName name;
  std::snprintf(name.text, sizeof name.text, "weft-%02x%02x", address[4], address[5]);
  return name;
}

weft::Status ask_for_settings(Settings& settings, weft::Notes& notes, uint32_t timeout_s) {
  Portal portal{settings, xSemaphoreCreateBinary()};
  const httpd_handle_t server = portal.done && start_own_network() ? start_server(portal) : nullptr;
  if (!server || xTaskCreate(answer_names, "names", 4096, &portal, 5, nullptr) != pdPASS) {
    notes.note("the network of the panel's own could not be started");
    return weft::Status::Io;
  }
  const bool is_set = xSemaphoreTake(portal.done, pdMS_TO_TICKS(timeout_s * 1000)) == pdTRUE;
  vTaskDelay(pdMS_TO_TICKS(500));  // the answer is still on its way
  httpd_stop(server);
  portal.is_over = true;
  xSemaphoreTake(portal.done, portMAX_DELAY);
  vSemaphoreDelete(portal.done);
  esp_wifi_stop();
  return is_set ? weft::Status::Ok : weft::Status::Timeout;
}
