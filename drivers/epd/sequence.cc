#include "drivers/epd/sequence.h"

namespace weft {
namespace {
constexpr uint32_t kPollMs = 5, kResetMs = 10;
}

Status wait_until_idle(Bus& bus, const BusyRule& rule) {
  for (uint32_t waited_ms = 0; waited_ms <= rule.timeout_ms; waited_ms += kPollMs) {
    WEFT_TRY_ASSIGN(const PinLevel level, bus.busy());
    if (level != rule.busy_level) return Status::Ok;
    bus.sleep_ms(kPollMs);
  }
  return Status::Timeout;
}

Status play(Bus& bus, const SequenceStep& step, const BusyRule& rule) {
  WEFT_TRY(bus.command(step.command));
  if (step.count) WEFT_TRY(bus.data({step.bytes, step.count}));
  return step.wait == StepWait::Busy ? wait_until_idle(bus, rule) : Status::Ok;
}

Status play(Bus& bus, std::span<const SequenceStep> steps, const BusyRule& rule) {
  for (const SequenceStep& step : steps) WEFT_TRY(play(bus, step, rule));
  return Status::Ok;
}

Status reset_controller(Bus& bus, const BusyRule& rule) {
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(kResetMs);
  WEFT_TRY(bus.set_reset(PinLevel::Low));
  bus.sleep_ms(kResetMs);
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(kResetMs);
  return wait_until_idle(bus, rule);
}

}  // namespace weft
