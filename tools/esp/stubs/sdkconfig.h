/* The settings that the sources look at, as ESP-IDF's Kconfig has them for a new project. */
#pragma once
#define CONFIG_IDF_TARGET "esp32c3"
#define CONFIG_IDF_TARGET_ESP32C3 1
#define CONFIG_FREERTOS_HZ 100
#define CONFIG_LWIP_SNTP_MAX_SERVERS 1
#define CONFIG_PANEL_BOARD "trmnl-og"
#define CONFIG_PANEL_UPDATE_URL "https://example.org/panel.bin"
#define CONFIG_WEFT_KEEP_FREE_KB 24
#define CONFIG_WEFT_WINDOW_BYTES 4000
#define CONFIG_WEFT_STACK_KB 16
