// A bus as a machine drives it whose SPI is fed by DMA: who sends goes on while the wire takes its
// time, and waits only for room in the queue, or when he asks the panel something. The bytes go on
// at once; the time that they would take is counted on the clock of the board.
#pragma once

#include "weft/bus.h"

namespace board {

class PacedBus final : public weft::Bus {
 public:
  /// `next` outlives this.
  PacedBus(weft::Bus& next, uint32_t hertz) : next_(next), hertz_(hertz) {}
  weft::Status command(uint8_t code) override;
  weft::Status data(std::span<const uint8_t> bytes) override;
  weft::Status select(uint8_t chips) override;
  weft::Status flush() override;
  weft::Status set_reset(weft::PinLevel level) override;
  weft::Result<weft::PinLevel> busy() override;
  void sleep_ms(uint32_t milliseconds) override;

  /// The time that the wire was in use, and the part of it that somebody waited for it.
  uint32_t sent_us() const { return sent_us_; }
  uint32_t waited_us() const { return waited_us_; }

 private:
  static constexpr size_t kQueueBytes = 2048;
  uint32_t us_of(size_t bytes) const;
  void wait_for_backlog_of(uint32_t us);
  void send(size_t bytes);

  weft::Bus& next_;
  uint32_t hertz_;
  uint32_t idle_at_us_ = 0;  // the wire is, on the clock of the board
  uint32_t sent_us_ = 0, waited_us_ = 0;
};

}  // namespace board
