// Sets of bytes, and the search for the first one of a set in a text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace weft {

using ByteSet = std::array<bool, 256>;

constexpr ByteSet byte_set(std::string_view bytes) {
  ByteSet set{};
  for (const char byte : bytes) set[static_cast<uint8_t>(byte)] = true;
  return set;
}
constexpr ByteSet complement(ByteSet set) {
  for (bool& is_in : set) is_in = !is_in;
  return set;
}

/// The first byte that is in `set`, or `end`. Four are looked at at once.
template <typename Byte>
const Byte* find_byte_of(const ByteSet& set, const Byte* here, const Byte* end) {
  constexpr ptrdiff_t kAtOnce = 4;
  for (; end - here >= kAtOnce; here += kAtOnce) {
    bool is_found = false;
    for (ptrdiff_t i = 0; i < kAtOnce; ++i) is_found |= set[static_cast<uint8_t>(here[i])];
    if (is_found) break;
  }
  while (here != end && !set[static_cast<uint8_t>(*here)]) ++here;
  return here;
}

}  // namespace weft
