/* For mbedTLS as Debian configures it. */
#pragma once
#include <stdint.h>
typedef uint32_t pthread_mutex_t;
