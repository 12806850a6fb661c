#pragma once
#include <sys/socket.h>
#define IPPROTO_TCP 6
#define INADDR_ANY ((uint32_t)0x00000000UL)
struct in_addr {
  uint32_t s_addr;
};
struct sockaddr_in {
  uint8_t sin_len;
  sa_family_t sin_family;
  uint16_t sin_port;
  struct in_addr sin_addr;
  char sin_zero[8];
};
#define htons(x) __builtin_bswap16(x)
#define htonl(x) __builtin_bswap32(x)
