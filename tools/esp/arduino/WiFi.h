#pragma once
#include <Arduino.h>

typedef enum { WL_IDLE_STATUS = 0, WL_CONNECTED = 3, WL_DISCONNECTED = 6 } wl_status_t;
class WiFiClass {
 public:
  wl_status_t begin(const char *name, const char *password = nullptr);
  wl_status_t status();
};
extern WiFiClass WiFi;
