// The board's memory: where things lie (mps2.ld), and how much of it was used.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace board {

constexpr size_t kMostRegions = 4;  ///< of a heap

/// Makes the heap of regions of these sizes; once, before the first allocation. False when the
/// board has no room for them.
bool prepare_heap(std::span<const size_t> sizes);
/// The most of the heap that was in use, with the allocator's own bytes.
size_t heap_high_water();
size_t heap_size();
/// The largest block that was asked for since the last call.
size_t largest_request();
/// The bytes that could still be had in one piece.
size_t largest_free_block();
/// The deepest the stack was so far: it was painted at the start.
size_t stack_high_water();
size_t stack_size();
/// The flash image: a tar archive (ustar).
std::span<const uint8_t> flash_image();

/// Milliseconds since the start; wraps after 49 days.
uint32_t milliseconds();
/// Microseconds since the start; wraps after 71 minutes.
uint32_t microseconds();
uint32_t random_word();

}  // namespace board
