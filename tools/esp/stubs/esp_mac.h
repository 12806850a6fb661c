#pragma once
#include <esp_err.h>
#ifdef __cplusplus
extern "C" {
#endif
esp_err_t esp_efuse_mac_get_default(uint8_t *mac);
#ifdef __cplusplus
}
#endif
