#include "drivers/sequence.h"

namespace weft {
namespace {

constexpr uint32_t kPollMs = 5;

Status send_parameters(Bus& bus, std::span<const uint8_t> parameters, PinLevel level) {
  if (level == PinLevel::High) return parameters.empty() ? Status::Ok : bus.data(parameters);
  for (const uint8_t byte : parameters) WEFT_TRY(bus.command(byte));
  return Status::Ok;
}

}  // namespace

Status wait_until_idle(Bus& bus, PinLevel busy_level, uint32_t timeout_ms) {
  for (uint32_t waited_ms = 0; waited_ms <= timeout_ms; waited_ms += kPollMs) {
    WEFT_TRY_ASSIGN(const PinLevel level, bus.busy());
    if (level != busy_level) return Status::Ok;
    bus.sleep_ms(kPollMs);
  }
  return Status::Timeout;
}

Status play(Bus& bus, std::span<const uint8_t> sequence, const Protocol& protocol) {
  while (!sequence.empty()) {
    const uint8_t first = sequence[0], count = sequence[1];
    sequence = sequence.subspan(2);
    if (count == kMs) {
      bus.sleep_ms(first);
    } else if (count == kUntilIdle) {
      WEFT_TRY(wait_until_idle(bus, protocol.busy_level, first * 1000u));
    } else if (count == kSelect) {
      WEFT_TRY(bus.select(first));
    } else {
      WEFT_TRY(bus.command(first));
      WEFT_TRY(send_parameters(bus, sequence.first(count), protocol.parameters));
      sequence = sequence.subspan(count);
    }
  }
  return Status::Ok;
}

Status pulse_reset(Bus& bus, uint32_t settle_ms, uint32_t low_ms) {
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(low_ms);
  WEFT_TRY(bus.set_reset(PinLevel::Low));
  bus.sleep_ms(low_ms);
  WEFT_TRY(bus.set_reset(PinLevel::High));
  bus.sleep_ms(settle_ms);
  return Status::Ok;
}

}  // namespace weft
