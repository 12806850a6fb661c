#pragma once
#include <sys/socket.h>
#ifdef __cplusplus
extern "C" {
#endif
#define EAI_NONAME 200
#define EAI_SERVICE 201
#define EAI_FAIL 202
#define EAI_MEMORY 203
#define AI_NUMERICSERV 0x08
struct addrinfo {
  int ai_flags;
  int ai_family;
  int ai_socktype;
  int ai_protocol;
  socklen_t ai_addrlen;
  struct sockaddr *ai_addr;
  char *ai_canonname;
  struct addrinfo *ai_next;
};
int getaddrinfo(const char *nodename, const char *servname, const struct addrinfo *hints,
                struct addrinfo **res);
void freeaddrinfo(struct addrinfo *ai);
#ifdef __cplusplus
}
#endif
