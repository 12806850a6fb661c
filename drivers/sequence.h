// Sending sequences (weft/sequence.h), and waiting for the busy wire with a deadline.
#pragma once

#include <array>
#include <span>

#include "weft/bus.h"
#include "weft/sequence.h"

namespace weft {

/// The habits of a family of controllers on the wires.
struct Protocol {
  PinLevel busy_level = PinLevel::Low;
  PinLevel parameters = PinLevel::High;  ///< The level of D/C with the parameters of a command.
};

/// Blocks until the busy wire is idle. Errors: Timeout, Io.
Status wait_until_idle(Bus& bus, PinLevel busy_level, uint32_t timeout_ms);
/// Sends `sequence`, and waits where it says so. REQUIRES: is_sequence(sequence). Errors: Timeout,
/// Io.
Status play(Bus& bus, std::span<const uint8_t> sequence, const Protocol& protocol = {});
/// The reset pulse: low for `low_ms`, then high for `settle_ms`. Errors: Io.
Status pulse_reset(Bus& bus, uint32_t settle_ms, uint32_t low_ms = 10);

/// Two parts of a sequence as one.
template <size_t A, size_t B>
constexpr std::array<uint8_t, A + B> joined(const std::array<uint8_t, A>& first,
                                            const std::array<uint8_t, B>& second) {
  std::array<uint8_t, A + B> both{};
  for (size_t i = 0; i < A + B; ++i) both[i] = i < A ? first[i] : second[i - A];
  return both;
}

constexpr uint8_t high_byte(uint16_t value) { return static_cast<uint8_t>(value >> 8); }
constexpr uint8_t low_byte(uint16_t value) { return static_cast<uint8_t>(value); }

}  // namespace weft
