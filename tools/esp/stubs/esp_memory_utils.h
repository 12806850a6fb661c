#pragma once
#include <stdbool.h>
#ifdef __cplusplus
extern "C" {
#endif
bool esp_ptr_dma_capable(const void *p);
#ifdef __cplusplus
}
#endif
