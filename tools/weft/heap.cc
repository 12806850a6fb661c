#include "tools/weft/heap.h"

// GCC says by a macro, clang by a feature, that a sanitizer has the allocator.
#ifndef __has_feature
#define __has_feature(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||       \
    __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || \
    __has_feature(thread_sanitizer)

namespace weft {
size_t heap_used() { return 0; }
size_t heap_peak() { return 0; }
void reset_heap_peak() {}
void limit_heap(size_t) {}
bool heap_is_counted() { return false; }
}  // namespace weft

#else

#include <malloc.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

// glibc's own allocator, under the names that it keeps for those who replace malloc.
extern "C" {
void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);
void __libc_free(void*);
}

namespace weft {
namespace {

// SDL has threads of its own in the preview; nothing is ordered by these.
constexpr auto kRelaxed = std::memory_order_relaxed;
constinit std::atomic<size_t> used = 0, peak = 0, limit = SIZE_MAX;

bool fits(size_t bytes) {
  const size_t most = limit.load(kRelaxed);
  return bytes <= most && used.load(kRelaxed) <= most - bytes;
}

void* counted(void* block) {
  if (!block) return nullptr;
  const size_t bytes = malloc_usable_size(block), now = used.fetch_add(bytes, kRelaxed) + bytes;
  if (now > peak.load(kRelaxed)) peak.store(now, kRelaxed);
  return block;
}

void* refused() {
  errno = ENOMEM;
  return nullptr;
}

}  // namespace

size_t heap_used() { return used; }
size_t heap_peak() { return peak; }
void reset_heap_peak() { peak = used.load(); }
void limit_heap(size_t bytes) { limit = bytes; }
bool heap_is_counted() { return true; }

}  // namespace weft

extern "C" {

void* malloc(size_t bytes) {
  return weft::fits(bytes) ? weft::counted(__libc_malloc(bytes)) : weft::refused();
}

void* calloc(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) return weft::refused();
  return weft::fits(count * bytes) ? weft::counted(__libc_calloc(count, bytes)) : weft::refused();
}

void* realloc(void* block, size_t bytes) {
  const size_t before = block ? malloc_usable_size(block) : 0;
  if (bytes > before && !weft::fits(bytes - before)) return weft::refused();
  void* moved = __libc_realloc(block, bytes);
  if (!moved && bytes) return nullptr;
  weft::used.fetch_sub(before, weft::kRelaxed);
  return weft::counted(moved);
}

void* memalign(size_t alignment, size_t bytes) {
  return weft::fits(bytes) ? weft::counted(__libc_memalign(alignment, bytes)) : weft::refused();
}

void* aligned_alloc(size_t alignment, size_t bytes) { return memalign(alignment, bytes); }

int posix_memalign(void** block, size_t alignment, size_t bytes) {
  *block = memalign(alignment, bytes);
  return *block || !bytes ? 0 : ENOMEM;
}

void free(void* block) {
  if (!block) return;
  weft::used.fetch_sub(malloc_usable_size(block), weft::kRelaxed);
  __libc_free(block);
}

}  // extern "C"

#endif
