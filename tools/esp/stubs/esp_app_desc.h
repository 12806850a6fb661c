#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef struct {
  uint32_t magic_word;
  char version[32];
  char project_name[32];
  char time[16];
  char date[16];
} esp_app_desc_t;
const esp_app_desc_t *esp_app_get_description(void);
#ifdef __cplusplus
}
#endif
