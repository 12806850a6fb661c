// The devices of this machine: spidev, i2c-dev, and GPIO through libgpiod 1.
#pragma once

#include "drivers/bus/device_layer.h"

struct gpiod_chip;
struct gpiod_line;

namespace weft {

class LinuxDevices final : public DeviceLayer {
 public:
  int open(const char* path) override;
  void close(int device) override;
  int set_up_spi(int device, uint32_t hertz) override;
  int set_i2c_address(int device, uint8_t address) override;
  int write(int device, std::span<const uint8_t> bytes) override;
  int request_line(const char* chip, unsigned line, LineDirection direction) override;
  int set_line(int line, PinLevel level) override;
  int get_line(int line) override;
  void release_line(int line) override;
  void sleep_ms(uint32_t milliseconds) override;

 private:
  static constexpr int kMostLines = 4;
  struct Line {
    gpiod_chip* chip = nullptr;
    gpiod_line* line = nullptr;
  };
  Line lines_[kMostLines];
};

}  // namespace weft
