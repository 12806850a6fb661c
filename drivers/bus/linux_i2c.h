// A controller on a Linux I2C bus: i2c-dev. Every failure is noted once, in words.
#pragma once

#include "drivers/bus/device_layer.h"
#include "weft/budget.h"
#include "weft/i2c_bus.h"
#include "weft/notes.h"

namespace weft {

struct I2cWiring {
  const char* device;  ///< "/dev/i2c-1"
  uint8_t address;     ///< 0x3C
};

class LinuxI2c final : public I2cWire {
 public:
  /// Opens the device. What is referred to outlives the wire. Errors: Io, OutOfMemory.
  static Result<Owned<LinuxI2c>> create(const I2cWiring& wiring, DeviceLayer& devices,
                                        Budget& budget, Notes& notes);
  LinuxI2c(const I2cWiring& wiring, DeviceLayer& devices, Notes& notes)
      : wiring_(wiring), devices_(devices), notes_(notes) {}
  ~LinuxI2c() override;

  Status write(std::span<const uint8_t> bytes) override;
  void sleep_ms(uint32_t milliseconds) override { devices_.sleep_ms(milliseconds); }

 private:
  Status check(int result);

  I2cWiring wiring_;
  DeviceLayer& devices_;
  Notes& notes_;
  int device_ = -1;
};

}  // namespace weft
