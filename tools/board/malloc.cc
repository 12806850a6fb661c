// malloc and its kin, counted.
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

#include "tools/board/heap.h"
#include "tools/board/memory.h"

extern "C" {
extern char board_heap_begin[], board_heap_end[];
}

namespace board {
namespace {

constexpr size_t kBetweenRegions = 64;  // they are apart on a chip, too

size_t total = 0, used = 0, most_used = 0, largest = 0;

void* take(size_t bytes) {
  largest = std::max(largest, bytes);
  void* memory = bytes <= total ? heap::allocate(bytes) : nullptr;
  if (!memory) {
    errno = ENOMEM;
    return nullptr;
  }
  used += heap::bytes_taken(memory);
  most_used = std::max(most_used, used);
  return memory;
}

void give_back(void* memory) {
  if (!memory) return;
  used -= heap::bytes_taken(memory);
  heap::release(memory);
}

void* resize(void* memory, size_t bytes) {
  if (!memory) return take(bytes);
  const size_t before = heap::bytes_taken(memory);
  largest = std::max(largest, bytes);
  if (bytes <= total && heap::resize(memory, bytes)) {
    used += heap::bytes_taken(memory) - before;
    most_used = std::max(most_used, used);
    return memory;
  }
  void* moved = take(bytes);
  if (!moved) return nullptr;
  std::memcpy(moved, memory, std::min(bytes, heap::bytes_usable(memory)));
  give_back(memory);
  return moved;
}

}  // namespace

bool prepare_heap(std::span<const size_t> sizes) {
  std::span<char> regions[kMostRegions];
  char* begin = board_heap_begin;
  size_t count = 0;
  for (const size_t size : sizes) {
    if (count == kMostRegions || size > static_cast<size_t>(board_heap_end - begin)) return false;
    regions[count++] = {begin, size};
    begin += size + kBetweenRegions;
    total += size;
  }
  heap::prepare({regions, count});
  return true;
}

size_t heap_size() { return total; }
size_t heap_high_water() { return most_used; }
size_t largest_free_block() { return heap::largest_free(); }
size_t largest_request() { return std::exchange(largest, size_t{0}); }

}  // namespace board

extern "C" {

void* malloc(size_t bytes) { return board::take(bytes); }
void free(void* memory) { board::give_back(memory); }
void* realloc(void* memory, size_t bytes) { return board::resize(memory, bytes); }
void* calloc(size_t count, size_t bytes) {
  void* memory = malloc(bytes && count > SIZE_MAX / bytes ? SIZE_MAX : count * bytes);
  return memory ? std::memset(memory, 0, count * bytes) : nullptr;
}

}  // extern "C"
