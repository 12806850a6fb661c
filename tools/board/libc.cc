// The calls by which the C library and the libraries ask the machine: for an end, time and entropy.
#include <cstddef>

#include <time.h>
#include <unistd.h>
#include "tools/board/memory.h"
#include "tools/board/semihosting.h"

extern "C" {

void _exit(int code) { board::exit(code); }
void* __dso_handle;

int clock_gettime(clockid_t, timespec* now) {
  const uint32_t ms = board::milliseconds();
  now->tv_sec = ms / 1000;
  now->tv_nsec = static_cast<long>(ms % 1000) * 1'000'000;
  return 0;
}

int getentropy(void* into, size_t bytes) {
  auto* next = static_cast<unsigned char*>(into);
  while (bytes--) *next++ = static_cast<unsigned char>(board::random_word() >> 11);
  return 0;
}

// East Asian encodings of old pages: small libraries have no tables for them. Not by <iconv.h>,
// whose types differ.
void* iconv_open(const char*, const char*) { return reinterpret_cast<void*>(-1); }
size_t iconv(void*, void*, size_t*, void*, size_t*) { return static_cast<size_t>(-1); }
int iconv_close(void*) { return 0; }

// mbedTLS's own clock and calendar.
long long mbedtls_ms_time() { return board::milliseconds(); }
tm* mbedtls_platform_gmtime_r(const time_t* time, tm* into) { return gmtime_r(time, into); }

}  // extern "C"
