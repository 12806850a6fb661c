// A controller on a Linux SPI bus: spidev for the bytes, GPIO lines for D/C, reset and busy. Every
// failure is noted once, in words.
#pragma once

#include "drivers/bus/device_layer.h"
#include "weft/budget.h"
#include "weft/notes.h"

namespace weft {

inline constexpr int kNoLine = -1;

struct SpiWiring {
  const char* device;                   ///< "/dev/spidev0.0"
  const char* chip = "/dev/gpiochip0";  ///< Where the lines are.
  int data_line = kNoLine;              ///< D/C.
  int reset_line = kNoLine;             ///< Optional: without it a controller must be awake.
  int busy_line = kNoLine;              ///< Needed by e-paper.
  uint32_t hertz = 10'000'000;
};

class LinuxSpi final : public Bus {
 public:
  /// Opens the device and takes the lines. What is referred to outlives the bus. Errors: Io,
  /// OutOfMemory.
  static Result<Owned<LinuxSpi>> create(const SpiWiring& wiring, DeviceLayer& devices,
                                        Budget& budget, Notes& notes);
  LinuxSpi(const SpiWiring& wiring, DeviceLayer& devices, Notes& notes)
      : wiring_(wiring), devices_(devices), notes_(notes) {}
  ~LinuxSpi() override;

  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;
  void sleep_ms(uint32_t milliseconds) override { devices_.sleep_ms(milliseconds); }

 private:
  Status open();
  Status take_line(int number, LineDirection direction, int& line);
  Status send(PinLevel data_level, std::span<const uint8_t> bytes);
  Status check_line(int result, int number);
  Status check_device(int result);

  SpiWiring wiring_;
  DeviceLayer& devices_;
  Notes& notes_;
  int device_ = -1, data_ = -1, reset_ = -1, busy_ = -1;
};

}  // namespace weft
