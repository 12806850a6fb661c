// A mapped file is where it lies in flash (flash_posix.cc).
#pragma once
#include <sys/types.h>
#define PROT_READ 1
#define MAP_PRIVATE 2
#define MAP_FAILED (reinterpret_cast<void*>(-1))
extern "C" {
void* mmap(void* wanted, size_t bytes, int protection, int flags, int file, off_t offset);
int munmap(void* block, size_t bytes);
}
