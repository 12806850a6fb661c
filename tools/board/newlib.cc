// What newlib asks of the machine: an end, time and entropy.
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tools/board/memory.h"
#include "tools/board/semihosting.h"

extern "C" {

void _exit(int code) { board::exit(code); }
int _kill(int, int) { board::exit(134); }
int _getpid() { return 1; }
int _isatty(int) { return 1; }
int _lseek(int, int, int) { return 0; }
void* __dso_handle;

int _gettimeofday(timeval* now, void*) {
  now->tv_sec = board::host_time();
  now->tv_usec = 0;
  return 0;
}

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

// What mbedTLS asks beyond that.
long long mbedtls_ms_time() { return board::milliseconds(); }
tm* mbedtls_platform_gmtime_r(const time_t* time, tm* into) { return gmtime_r(time, into); }

}  // extern "C"
