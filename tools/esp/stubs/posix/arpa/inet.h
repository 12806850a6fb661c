#pragma once
#include <netinet/in.h>
#ifdef __cplusplus
extern "C" {
#endif
int inet_pton(int af, const char *src, void *dst);
#ifdef __cplusplus
}
#endif
