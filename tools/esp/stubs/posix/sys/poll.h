#pragma once
#define POLLIN (1u << 0)
#define POLLOUT (1u << 3)
#ifdef __cplusplus
extern "C" {
#endif
struct pollfd {
  int fd;
  short events;
  short revents;
};
typedef unsigned int nfds_t;
int poll(struct pollfd *fds, nfds_t nfds, int timeout);
#ifdef __cplusplus
}
#endif
