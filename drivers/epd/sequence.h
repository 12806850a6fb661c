// Command sequences as data, and waiting for the busy wire with a deadline.
#pragma once

#include <span>

#include "drivers/bus/bus.h"

namespace weft {

enum class StepWait : uint8_t { None, Busy };

/// A command with its parameters; `count` of `bytes` are sent.
struct SequenceStep {
  uint8_t command;
  uint8_t count;
  uint8_t bytes[9];
  StepWait wait = StepWait::None;  ///< Whether to wait until the controller is idle afterwards.
};

/// How a controller family says that it is busy, and how long that may take.
struct BusyRule {
  PinLevel busy_level;
  uint32_t timeout_ms;
};

/// Blocks until the busy wire is idle. Errors: Timeout, Io.
Status wait_until_idle(Bus& bus, const BusyRule& rule);
/// Sends one step and waits if it says so. Errors: Timeout, Io.
Status play(Bus& bus, const SequenceStep& step, const BusyRule& rule);
/// Sends all steps.
Status play(Bus& bus, std::span<const SequenceStep> steps, const BusyRule& rule);
/// The reset pulse of e-paper controllers: 10 ms low, 10 ms high, then idle.
Status reset_controller(Bus& bus, const BusyRule& rule);

}  // namespace weft
