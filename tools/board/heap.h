// The memory behind malloc(): one of both_ends_heap.cc and tlsf_heap.cc is linked.
#pragma once

#include <cstddef>
#include <span>

namespace board::heap {

constexpr size_t kAlignment = 8;

/// Once, before the first allocation: where the memory lies, in one piece or more.
void prepare(std::span<const std::span<char>> regions);
/// Null when there is none. REQUIRES: bytes <= the bytes of all regions.
void* allocate(size_t bytes);
void release(void* memory);
/// Whether the block has `bytes` now; it never moves.
bool resize(void* memory, size_t bytes);
/// What the block takes of the heap, with the allocator's own bytes, and what its owner may use.
size_t bytes_taken(const void* memory);
size_t bytes_usable(const void* memory);
/// The bytes that could still be had in one piece.
size_t largest_free();

}  // namespace board::heap
