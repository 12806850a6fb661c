// The families of addresses.
#pragma once
#define AF_INET 2
#define AF_INET6 10
