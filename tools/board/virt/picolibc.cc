// What the C++ library has elsewhere, and picolibc asks of a program.
#include <cstdio>
#include <cstdlib>
#include <new>

#include <sys/time.h>
#include "tools/board/semihosting.h"

namespace std {
const nothrow_t nothrow{};
void __throw_length_error(const char*) { abort(); }
void __throw_logic_error(const char*) { abort(); }
void __throw_out_of_range_fmt(const char*, ...) { abort(); }
void __throw_bad_array_new_length() { abort(); }
void __throw_bad_alloc() { abort(); }
}  // namespace std

// Only a virtual destructor names these: what is made is on a budget.
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

static int put(char c, FILE*) {
  board::print({&c, 1});
  return c;
}
static FILE console = FDEV_SETUP_STREAM(put, nullptr, nullptr, _FDEV_SETUP_WRITE);
FILE* const stdout = &console;
FILE* const stdin = &console;
FILE* const stderr = &console;

extern "C" {

[[noreturn]] void __cxa_pure_virtual() { std::abort(); }

int kill(int, int) { board::exit(134); }
int getpid() { return 1; }
int open(const char*, int, ...) { return -1; }
int close(int) { return 0; }
int lseek(int, int, int) { return 0; }
int read(int, char*, size_t) { return 0; }
int write(int, const char* bytes, size_t count) {
  board::print({bytes, count});
  return static_cast<int>(count);
}

int gettimeofday(timeval* now, void*) {
  now->tv_sec = board::host_time();
  now->tv_usec = 0;
  return 0;
}

}  // extern "C"
