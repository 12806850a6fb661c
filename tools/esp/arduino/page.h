#pragma once
#include <stdint.h>
extern const char kPage[];
extern const uint8_t kSheet[10], kIcon[10];
