// The calls by which newlib alone asks the machine.
#include <cstdlib>

#include <sys/reent.h>
#include <sys/stat.h>
#include <sys/time.h>
#include "tools/board/semihosting.h"

extern "C" {

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
int _gettimeofday(timeval* now, void*) {
  now->tv_sec = board::host_time();
  now->tv_usec = 0;
  return 0;
}

void* _malloc_r(_reent*, size_t bytes) { return malloc(bytes); }
void _free_r(_reent*, void* memory) { free(memory); }
void* _realloc_r(_reent*, void* memory, size_t bytes) { return realloc(memory, bytes); }
void* _calloc_r(_reent*, size_t count, size_t bytes) { return calloc(count, bytes); }

}  // extern "C"
