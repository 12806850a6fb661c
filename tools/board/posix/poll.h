// Files in flash are always ready.
#pragma once
struct pollfd {
  int fd;
  short events, revents;
};
#define POLLIN 1
extern "C" int poll(pollfd* files, unsigned count, int timeout_ms);
