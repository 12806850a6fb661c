// The wires to a display controller: commands and data, reset, busy, and time. A driver calls them
// from the one thread that shows a page; a call returns when it is done, or when the bytes, which
// are not needed afterwards, are on their way in the order of the calls.
#pragma once

#include <cstdint>
#include <span>

#include "weft/status.h"

namespace weft {

enum class PinLevel : uint8_t { Low, High };

class Bus {
 public:
  virtual ~Bus() = default;
  /// One byte with D/C low. Errors: Io.
  virtual Status command(uint8_t code) = 0;
  /// Bytes with D/C high, that belong to the last command. Errors: Io.
  virtual Status data(std::span<const uint8_t> bytes) = 0;
  /// Panels of more than one chip: those whose bits are set listen from here on. Their chip-selects
  /// stay active between transfers, because some chips begin anew when theirs rises. Errors: Io,
  /// Unsupported (this bus has one chip-select).
  virtual Status select(uint8_t chips) { return chips == 1 ? Status::Ok : Status::Unsupported; }
  /// Blocks until all that is on its way has been sent. Errors: Io, of what was sent.
  virtual Status flush() { return Status::Ok; }
  /// Drives the reset wire. Errors: Io.
  virtual Status set_reset(PinLevel level) = 0;
  /// The level of the busy wire; which one means busy is the controller's affair. Errors: Io.
  virtual Result<PinLevel> busy() = 0;
  /// Blocks at least that long.
  virtual void sleep_ms(uint32_t milliseconds) = 0;
};

}  // namespace weft
