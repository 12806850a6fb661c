// A bus whose wires end in a recording, for a panel that is somewhere else: the firmware under
// emulation writes it, the host plays it to a model. A record is a tag, a 16-bit number (low byte
// first), and for data as many bytes as the number says.
#pragma once

#include "weft/bus.h"

namespace weft {

/// The place where a recording goes.
class RecordingSink {
 public:
  virtual ~RecordingSink() = default;
  /// Appends to the recording. Errors: Io.
  virtual Status store(std::span<const uint8_t> bytes) = 0;
};

class RecordingBus final : public Bus {
 public:
  /// `sink` outlives the bus, and gets each record in pieces as it is made.
  explicit RecordingBus(RecordingSink& sink) : sink_(sink) {}
  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  /// Nobody answers, so the wire is never twice the same: whichever level is idle comes within two
  /// looks.
  Result<PinLevel> busy() override;
  /// Does not sleep.
  void sleep_ms(uint32_t milliseconds) override;

 private:
  Status record(char tag, uint32_t number);

  RecordingSink& sink_;
  PinLevel busy_ = PinLevel::Low;
};

/// Plays a recording to `bus`; where the recorder looked at the busy wire, the longest refresh
/// passes. Blocks for what `bus` blocks. Errors: Corrupt, those of `bus`.
Status replay(std::span<const uint8_t> recording, Bus& bus);

}  // namespace weft
