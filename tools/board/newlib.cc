// The calls by which newlib and the libraries ask the machine: for an end, the console, time and
// entropy.
#include <iconv.h>
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
int _open(const char*, int, int) { return -1; }
int _close(int) { return 0; }
int _read(int, char*, int) { return 0; }
int _write(int, const char* bytes, int count) {
  board::print({bytes, static_cast<size_t>(count)});
  return count;
}
int _fstat(int, struct stat* status) {
  status->st_mode = S_IFCHR;
  return 0;
}
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

// East Asian encodings of old pages: newlib's small library has no tables for them.
iconv_t iconv_open(const char*, const char*) { return reinterpret_cast<iconv_t>(-1); }
size_t iconv(iconv_t, char**, size_t*, char**, size_t*) { return static_cast<size_t>(-1); }
int iconv_close(iconv_t) { return 0; }

// mbedTLS's own clock and calendar.
long long mbedtls_ms_time() { return board::milliseconds(); }
tm* mbedtls_platform_gmtime_r(const time_t* time, tm* into) { return gmtime_r(time, into); }

}  // extern "C"
