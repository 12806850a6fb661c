#include "tools/board/paced_bus.h"

#include <algorithm>

#include "tools/board/memory.h"

namespace board {

using weft::PinLevel;
using weft::Result;
using weft::Status;

uint32_t PacedBus::us_of(size_t bytes) const {
  return static_cast<uint32_t>(uint64_t{bytes} * 8'000'000 / hertz_);
}

// The clock wraps: differences count.
void PacedBus::wait_for_backlog_of(uint32_t us) {
  const uint32_t begin = microseconds();
  uint32_t now = begin;
  while (static_cast<int32_t>(idle_at_us_ - now) > static_cast<int32_t>(us)) now = microseconds();
  waited_us_ += now - begin;
}

void PacedBus::send(size_t bytes) {
  const size_t queued = std::min(bytes, kQueueBytes);
  wait_for_backlog_of(us_of(kQueueBytes - queued));
  const uint32_t now = microseconds(), takes = us_of(bytes);
  if (static_cast<int32_t>(idle_at_us_ - now) < 0) idle_at_us_ = now;
  idle_at_us_ += takes;
  sent_us_ += takes;
}

Status PacedBus::command(uint8_t code) {
  send(1);
  return next_.command(code);
}

Status PacedBus::data(std::span<const uint8_t> bytes) {
  send(bytes.size());
  return next_.data(bytes);
}

Status PacedBus::flush() {
  wait_for_backlog_of(0);
  return next_.flush();
}

Status PacedBus::select(uint8_t chips) {
  wait_for_backlog_of(0);
  return next_.select(chips);
}

Status PacedBus::set_reset(PinLevel level) {
  wait_for_backlog_of(0);
  return next_.set_reset(level);
}

Result<PinLevel> PacedBus::busy() {
  wait_for_backlog_of(0);
  return next_.busy();
}

void PacedBus::sleep_ms(uint32_t milliseconds) {
  wait_for_backlog_of(0);
  next_.sleep_ms(milliseconds);
}

}  // namespace board
