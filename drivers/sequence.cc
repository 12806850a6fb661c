#include "drivers/sequence.h"

namespace weft {
namespace {

constexpr uint32_t kPollMs = 5, kResetMs = 10;

Status wait_for(Bus& bus, StepWait wait, const BusyRule& rule) {
  switch (wait) {
    case StepWait::None: break;
    case StepWait::Busy: return wait_until_idle(bus, rule);
    case StepWait::Ms5: bus.sleep_ms(5); break;
    case StepWait::Ms120: bus.sleep_ms(120); break;
  }
  return Status::Ok;
}

}  // namespace

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
  return wait_for(bus, step.wait, rule);
}

Status play(Bus& bus, std::span<const SequenceStep> steps, const BusyRule& rule) {
  for (const SequenceStep& step : steps) WEFT_TRY(play(bus, step, rule));
  return Status::Ok;
}

Status pulse_reset(Bus& bus, uint32_t settle_ms) {
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(kResetMs);
  WEFT_TRY(bus.set_reset(PinLevel::Low));
  bus.sleep_ms(kResetMs);
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(settle_ms);
  return Status::Ok;
}

}  // namespace weft
