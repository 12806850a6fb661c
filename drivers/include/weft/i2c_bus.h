// A controller on I2C: what goes over D/C on SPI is a control byte in front of each transfer. Holds
// one transfer. Source: SSD1306 datasheet 8.1.5; the SSD and SH controllers share it.
#pragma once

#include <algorithm>
#include <cstring>

#include "weft/bus.h"

namespace weft {

/// The two wires, with the address already set.
class I2cWire {
 public:
  virtual ~I2cWire() = default;
  /// One write transaction of at most kI2cTransfer bytes. Errors: Io (nobody answers).
  virtual Status write(std::span<const uint8_t> bytes) = 0;
  virtual void sleep_ms(uint32_t milliseconds) = 0;
};
inline constexpr size_t kI2cTransfer = 129;  ///< A control byte and a line of 128 pixels.

class I2cBus final : public Bus {
 public:
  /// `wire` outlives the bus.
  explicit I2cBus(I2cWire& wire) : wire_(wire) {}
  Status command(uint8_t code) override {
    const uint8_t transfer[] = {0x00, code};
    return wire_.write(transfer);
  }
  Status data(std::span<const uint8_t> bytes) override {
    uint8_t transfer[kI2cTransfer] = {0x40};
    while (!bytes.empty()) {
      const size_t count = std::min(bytes.size(), kI2cTransfer - 1);
      std::memcpy(transfer + 1, bytes.data(), count);
      WEFT_TRY(wire_.write(std::span(transfer).first(count + 1)));
      bytes = bytes.subspan(count);
    }
    return Status::Ok;
  }
  /// Modules on I2C reset themselves at power-up, and have no busy wire.
  Status set_reset(PinLevel) override { return Status::Ok; }
  Result<PinLevel> busy() override { return PinLevel::Low; }
  void sleep_ms(uint32_t milliseconds) override { wire_.sleep_ms(milliseconds); }

 private:
  I2cWire& wire_;
};

}  // namespace weft
