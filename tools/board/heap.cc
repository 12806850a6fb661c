// The heap: malloc and its kin on one fixed region, from both ends. Small blocks are taken from the
// lower end, large ones (the document's arena, record buffers, decoders' windows) from the upper,
// so that what lives long does not cut up the room that the document leaves. Blocks lie one behind
// the other, each headed by its size and that of the one before.
#include <sys/reent.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "tools/board/memory.h"

extern "C" {
extern char board_heap_begin[], board_heap_end[];
}

namespace board {
namespace {

constexpr size_t kAlignment = 8, kLargeBytes = 4096;

struct Block {
  uint32_t bytes;            // with this head; the lowest bit is set while it is in use
  uint32_t bytes_of_before;  // 0: the first

  bool in_use() const { return bytes & 1; }
  size_t size() const { return bytes & ~size_t{1}; }
  char* address() { return reinterpret_cast<char*>(this); }
  void* memory() { return this + 1; }
};
constexpr size_t kLeastBytes = sizeof(Block) + kAlignment;

Block* const first = reinterpret_cast<Block*>(board_heap_begin);
size_t used = 0, most_used = 0;

Block* after(Block* block) {
  char* next = block->address() + block->size();
  return next < board_heap_end ? reinterpret_cast<Block*>(next) : nullptr;
}
Block* before(Block* block) {
  return block->bytes_of_before
             ? reinterpret_cast<Block*>(block->address() - block->bytes_of_before)
             : nullptr;
}
Block* block_of(void* memory) { return static_cast<Block*>(memory) - 1; }

void set_size(Block* block, size_t bytes, bool in_use) {
  block->bytes = static_cast<uint32_t>(bytes | in_use);
  if (Block* next = after(block)) next->bytes_of_before = static_cast<uint32_t>(bytes);
}

void prepare() {
  if (first->bytes == 0) *first = {static_cast<uint32_t>(board_heap_end - board_heap_begin), 0};
}

// The lowest free block that is large enough, or the highest.
Block* find_free(size_t bytes, bool highest) {
  Block* found = nullptr;
  for (Block* block = first; block; block = after(block)) {
    if (block->in_use() || block->size() < bytes) continue;
    found = block;
    if (!highest) break;
  }
  return found;
}

// Cuts a free block in two, the lower of `bytes`; returns the upper.
Block* split(Block* block, size_t bytes) {
  const size_t rest = block->size() - bytes;
  auto* upper = reinterpret_cast<Block*>(block->address() + bytes);
  upper->bytes = static_cast<uint32_t>(rest);
  set_size(block, bytes, block->in_use());
  set_size(upper, rest, false);
  return upper;
}

void count(size_t more) {
  used += more;
  most_used = std::max(most_used, used);
}

void* take(size_t wanted) {
  if (wanted > heap_size()) return nullptr;
  prepare();
  const size_t bytes =
      std::max(kLeastBytes, (wanted + sizeof(Block) + kAlignment - 1) / kAlignment * kAlignment);
  const bool large = wanted >= kLargeBytes;
  Block* block = find_free(bytes, large);
  if (!block) return nullptr;
  if (block->size() >= bytes + kLeastBytes) {
    if (large) block = split(block, block->size() - bytes);
    else split(block, bytes);
  }
  block->bytes |= 1;
  count(block->size());
  return block->memory();
}

void join_with_next(Block* block) {
  Block* next = after(block);
  if (next && !next->in_use()) set_size(block, block->size() + next->size(), block->in_use());
}

void give_back(void* memory) {
  if (!memory) return;
  Block* block = block_of(memory);
  used -= block->size();
  block->bytes &= ~1u;
  join_with_next(block);
  Block* previous = before(block);
  if (previous && !previous->in_use()) join_with_next(previous);
}

// Gives the end of a block back when it shrinks, else moves it.
void* resize(void* memory, size_t wanted) {
  if (!memory) return take(wanted);
  Block* block = block_of(memory);
  const size_t bytes =
      std::max(kLeastBytes, (wanted + sizeof(Block) + kAlignment - 1) / kAlignment * kAlignment);
  if (bytes <= block->size()) {
    if (block->size() < bytes + kLeastBytes) return memory;
    used -= block->size() - bytes;
    join_with_next(split(block, bytes));
    return memory;
  }
  void* moved = take(wanted);
  if (!moved) return nullptr;
  std::memcpy(moved, memory, block->size() - sizeof(Block));
  give_back(memory);
  return moved;
}

void* or_enomem(void* memory) {
  if (!memory) errno = ENOMEM;
  return memory;
}

}  // namespace

size_t heap_high_water() { return most_used; }
size_t heap_size() { return static_cast<size_t>(board_heap_end - board_heap_begin); }
size_t largest_free_block() {
  size_t largest = 0;
  for (Block* block = first; block; block = after(block))
    if (!block->in_use()) largest = std::max(largest, block->size());
  return largest;
}

}  // namespace board

extern "C" {

void* malloc(size_t bytes) { return board::or_enomem(board::take(bytes)); }
void free(void* memory) { board::give_back(memory); }
void* realloc(void* memory, size_t bytes) { return board::or_enomem(board::resize(memory, bytes)); }
void* calloc(size_t count, size_t bytes) {
  if (bytes && count > SIZE_MAX / bytes) return board::or_enomem(nullptr);
  void* memory = malloc(count * bytes);
  return memory ? std::memset(memory, 0, count * bytes) : nullptr;
}
void* _malloc_r(_reent*, size_t bytes) { return malloc(bytes); }
void _free_r(_reent*, void* memory) { free(memory); }
void* _realloc_r(_reent*, void* memory, size_t bytes) { return realloc(memory, bytes); }
void* _calloc_r(_reent*, size_t count, size_t bytes) { return calloc(count, bytes); }

}  // extern "C"
