// Command sequences as data, written as the sample code of makers writes them: a command, the count
// of its parameters, the parameters. Between commands a sequence may wait:
//
//   constexpr uint8_t kSetup[] = {
//       0x01, 0, 120, kMs,            // 120 ms pass
//       0x61, 4, 0x03, 0x20, 0x01, 0xE0,
//       0x04, 0, 10, kUntilIdle,      // the busy wire is idle within 10 s
//   };
#pragma once

#include <cstdint>
#include <span>

namespace weft {

/// In the place of a count: the number before it is a time, or chips, and no command.
inline constexpr uint8_t kMs = 0xFF;         ///< So many milliseconds pass.
inline constexpr uint8_t kUntilIdle = 0xFE;  ///< At most so many seconds, until the panel is idle.
/// The chips whose bits are set listen from here on (Bus::select).
inline constexpr uint8_t kSelect = 0xFD;

/// Whether the counts add up to whole commands and waits. For a static_assert beside the sequence.
constexpr bool is_sequence(std::span<const uint8_t> bytes) {
  while (bytes.size() >= 2) {
    const size_t parameters = bytes[1] >= kSelect ? 0 : bytes[1];
    if (bytes.size() < 2 + parameters) return false;
    bytes = bytes.subspan(2 + parameters);
  }
  return bytes.empty();
}

}  // namespace weft
