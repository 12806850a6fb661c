// Command sequences as data, and waiting: for the busy wire with a deadline, or for a time where
// there is no such wire.
#pragma once

#include <span>

#include "weft/bus.h"

namespace weft {

/// What a step waits for when it is sent: nothing, the busy wire, or a time (5 and 120 ms are those
/// of MIPI DCS).
enum class StepWait : uint8_t { None, Busy, Ms5, Ms120 };

/// A command with its parameters; `count` of `bytes` are sent.
struct SequenceStep {
  uint8_t command;
  uint8_t count = 0;
  uint8_t bytes[15] = {};
  StepWait wait = StepWait::None;
};

/// How a controller family says that it is busy, and how long that may take.
struct BusyRule {
  PinLevel busy_level;
  uint32_t timeout_ms;
};
/// For controllers without a busy wire.
inline constexpr BusyRule kNeverBusy{PinLevel::Low, 0};

/// Blocks until the busy wire is idle. Errors: Timeout, Io.
Status wait_until_idle(Bus& bus, const BusyRule& rule);
/// Sends one step and waits if it says so. Errors: Timeout, Io.
Status play(Bus& bus, const SequenceStep& step, const BusyRule& rule = kNeverBusy);
/// Sends all steps.
Status play(Bus& bus, std::span<const SequenceStep> steps, const BusyRule& rule = kNeverBusy);
/// The reset pulse: 10 ms low, then high for `settle_ms`. Errors: Io.
Status pulse_reset(Bus& bus, uint32_t settle_ms);

constexpr uint8_t high_byte(uint16_t value) { return static_cast<uint8_t>(value >> 8); }
constexpr uint8_t low_byte(uint16_t value) { return static_cast<uint8_t>(value); }

}  // namespace weft
