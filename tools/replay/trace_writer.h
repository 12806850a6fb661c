// A bus that passes everything on to another one and writes it down as a trace
// (tools/replay/trace.h).
#pragma once

#include <string>
#include <vector>

#include "weft/bus.h"

namespace weft {

class TraceWriter final : public Bus {
 public:
  /// `next` outlives this.
  explicit TraceWriter(Bus& next) : next_(next) {}

  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status select(uint8_t chips) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;
  void sleep_ms(uint32_t milliseconds) override;

  /// What was sent so far, one line for each thing.
  const std::string& text();

 private:
  void add_line(const std::string& line);
  void end_data();
  void end_wait();

  Bus& next_;
  std::string text_;
  std::vector<uint8_t> data_;  // that belongs together
  PinLevel level_ = PinLevel::Low;
  uint32_t slept_ms_ = 0;
  bool polls_ = false;  // since the busy wire was looked at, sleeps are part of the wait
};

}  // namespace weft
