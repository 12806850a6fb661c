// A heap on one region, from both ends. Small blocks are taken from the lower end, large ones (the
// document's arena, record buffers, decoders' windows) from the upper, so that what lives long does
// not cut up the room that the document leaves. Blocks lie one behind the other, each headed by its
// size and that of the one before.
#include <algorithm>
#include <cstdint>

#include "tools/board/heap.h"

namespace board::heap {
namespace {

constexpr size_t kLargeBytes = 4096;

struct Block {
  uint32_t bytes;            // with this head; the lowest bit is set while it is in use
  uint32_t bytes_of_before;  // 0: the first

  bool in_use() const { return bytes & 1; }
  size_t size() const { return bytes & ~size_t{1}; }
  char* address() { return reinterpret_cast<char*>(this); }
  void* memory() { return this + 1; }
};
constexpr size_t kLeastBytes = sizeof(Block) + kAlignment;

Block* first = nullptr;
char* end = nullptr;

Block* after(Block* block) {
  char* next = block->address() + block->size();
  return next < end ? reinterpret_cast<Block*>(next) : nullptr;
}
Block* before(Block* block) {
  return block->bytes_of_before
             ? reinterpret_cast<Block*>(block->address() - block->bytes_of_before)
             : nullptr;
}
Block* block_of(void* memory) { return static_cast<Block*>(memory) - 1; }

size_t with_head(size_t bytes) {
  return std::max(kLeastBytes, (bytes + sizeof(Block) + kAlignment - 1) / kAlignment * kAlignment);
}

void set_size(Block* block, size_t bytes, bool in_use) {
  block->bytes = static_cast<uint32_t>(bytes | in_use);
  if (Block* next = after(block)) next->bytes_of_before = static_cast<uint32_t>(bytes);
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

// Cuts a block in two, the lower of `bytes`; returns the upper, which is free.
Block* split(Block* block, size_t bytes) {
  const size_t rest = block->size() - bytes;
  auto* upper = reinterpret_cast<Block*>(block->address() + bytes);
  upper->bytes = static_cast<uint32_t>(rest);
  set_size(block, bytes, block->in_use());
  set_size(upper, rest, false);
  return upper;
}

void join_with_next(Block* block) {
  Block* next = after(block);
  if (next && !next->in_use()) set_size(block, block->size() + next->size(), block->in_use());
}

}  // namespace

void prepare(std::span<const std::span<char>> regions) {
  const std::span<char> region = regions.front();
  first = reinterpret_cast<Block*>(region.data());
  end = region.data() + region.size();
  *first = {static_cast<uint32_t>(region.size()), 0};
}

void* allocate(size_t wanted) {
  const size_t bytes = with_head(wanted);
  const bool large = wanted >= kLargeBytes;
  Block* block = find_free(bytes, large);
  if (!block) return nullptr;
  if (block->size() >= bytes + kLeastBytes) {
    if (large) block = split(block, block->size() - bytes);
    else split(block, bytes);
  }
  block->bytes |= 1;
  return block->memory();
}

void release(void* memory) {
  Block* block = block_of(memory);
  block->bytes &= ~1u;
  join_with_next(block);
  Block* previous = before(block);
  if (previous && !previous->in_use()) join_with_next(previous);
}

// A block that grows moves.
bool resize(void* memory, size_t wanted) {
  Block* block = block_of(memory);
  const size_t bytes = with_head(wanted);
  if (bytes > block->size()) return false;
  if (block->size() >= bytes + kLeastBytes) join_with_next(split(block, bytes));
  return true;
}

size_t bytes_taken(const void* memory) { return (static_cast<const Block*>(memory) - 1)->size(); }
size_t bytes_usable(const void* memory) { return bytes_taken(memory) - sizeof(Block); }

size_t largest_free() {
  size_t largest = 0;
  for (Block* block = first; block; block = after(block))
    if (!block->in_use()) largest = std::max(largest, block->size());
  return largest;
}

}  // namespace board::heap
