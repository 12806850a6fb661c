#pragma once
#include <esp_netif.h>
#include <freertos/FreeRTOS.h>
#include <stdbool.h>
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif
struct timeval;
typedef void (*esp_sntp_time_cb_t)(struct timeval *tv);
typedef struct esp_sntp_config {
  bool smooth_sync;
  bool server_from_dhcp;
  bool wait_for_sync;
  bool start;
  esp_sntp_time_cb_t sync_cb;
  bool renew_servers_after_new_IP;
  ip_event_t ip_event_to_renew;
  size_t index_of_first_server;
  size_t num_of_servers;
  const char *servers[CONFIG_LWIP_SNTP_MAX_SERVERS];
} esp_sntp_config_t;
#define ESP_NETIF_SNTP_DEFAULT_CONFIG(server)                                    \
  {                                                                              \
    false, false, true, true, NULL, false, IP_EVENT_STA_GOT_IP, 0, 1, { server } \
  }
esp_err_t esp_netif_sntp_init(const esp_sntp_config_t *config);
esp_err_t esp_netif_sntp_sync_wait(TickType_t tout);
void esp_netif_sntp_deinit(void);
#ifdef __cplusplus
}
#endif
