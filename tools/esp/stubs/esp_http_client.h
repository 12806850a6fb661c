#pragma once
#include <esp_err.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef struct {
  const char *url;
  const char *cert_pem;
  int timeout_ms;
} esp_http_client_config_t;
#ifdef __cplusplus
}
#endif
