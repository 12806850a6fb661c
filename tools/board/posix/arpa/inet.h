// IPv4 addresses as text (network.cc).
#pragma once
#include <sys/socket.h>
#include <sys/types.h>
#define INET6_ADDRSTRLEN 46
extern "C" {
int inet_pton(int family, const char* text, void* address);
const char* inet_ntop(int family, const void* address, char* text, unsigned size);
}
