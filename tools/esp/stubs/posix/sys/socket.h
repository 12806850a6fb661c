/* lwIP's, as lwip/sockets.h has it. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif
typedef uint8_t sa_family_t;
typedef uint32_t socklen_t;
struct sockaddr {
  uint8_t sa_len;
  sa_family_t sa_family;
  char sa_data[14];
};
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOL_SOCKET 0xfff
#define SO_REUSEADDR 0x0004
#define SO_RCVTIMEO 0x1006
#define SO_ERROR 0x1007
#define AF_UNSPEC 0
#define AF_INET 2
#define AF_INET6 10
#define INET6_ADDRSTRLEN 46
#define MSG_NOSIGNAL 0x20
int socket(int domain, int type, int protocol);
int bind(int s, const struct sockaddr *name, socklen_t namelen);
int connect(int s, const struct sockaddr *name, socklen_t namelen);
int getsockopt(int s, int level, int optname, void *optval, socklen_t *optlen);
int setsockopt(int s, int level, int optname, const void *optval, socklen_t optlen);
ssize_t recv(int s, void *mem, size_t len, int flags);
ssize_t send(int s, const void *dataptr, size_t size, int flags);
ssize_t recvfrom(int s, void *mem, size_t len, int flags, struct sockaddr *from,
                 socklen_t *fromlen);
ssize_t sendto(int s, const void *dataptr, size_t size, int flags, const struct sockaddr *to,
               socklen_t tolen);
#ifdef __cplusplus
}
#endif
