// SPI of three wires: there is no wire D/C, its level is the first bit of each word of nine. Words
// lie one after the other in the bytes of a transfer; the bits that fill the last byte are no word,
// and the chip drops them when its chip-select rises.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "weft/bus.h"

namespace weft {

constexpr size_t nine_bit_bytes(size_t words) { return (words * 9 + 7) / 8; }

/// Packs a word for each of `bytes` into the beginning of `transfer`, and returns how much of it is
/// taken. REQUIRES: room for nine_bit_bytes(bytes.size()).
constexpr size_t pack_nine_bits(PinLevel data_level, std::span<const uint8_t> bytes,
                                std::span<uint8_t> transfer) {
  uint32_t bits = 0;
  uint8_t waiting = 0;  // bits
  size_t filled = 0;
  for (const uint8_t byte : bytes) {
    bits = bits << 9 | (data_level == PinLevel::High ? 0x100u : 0u) | byte;
    for (waiting = static_cast<uint8_t>(waiting + 9); waiting >= 8;
         waiting = static_cast<uint8_t>(waiting - 8))
      transfer[filled++] = static_cast<uint8_t>(bits >> (waiting - 8));
  }
  if (waiting) transfer[filled++] = static_cast<uint8_t>(bits << (8 - waiting));
  return filled;
}

}  // namespace weft
