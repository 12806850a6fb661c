// What the buses ask of Linux: device files, their ioctls, and GPIO lines. LinuxDevices is the real
// one; tests have their own.
#pragma once

#include <cstdint>
#include <span>

#include "weft/bus.h"

namespace weft {

enum class LineDirection : uint8_t { Input, Output };

/// Numbers are descriptors or, when negative, -errno.
class DeviceLayer {
 public:
  virtual ~DeviceLayer() = default;
  virtual int open(const char* path) = 0;
  virtual void close(int device) = 0;
  /// Mode 0, 8 bits.
  virtual int set_up_spi(int device, uint32_t hertz) = 0;
  virtual int set_i2c_address(int device, uint8_t address) = 0;
  /// One transfer.
  virtual int write(int device, std::span<const uint8_t> bytes) = 0;
  /// A line of a GPIO chip, for this process alone.
  virtual int request_line(const char* chip, unsigned line, LineDirection direction) = 0;
  virtual int set_line(int line, PinLevel level) = 0;
  /// 0 or 1.
  virtual int get_line(int line) = 0;
  virtual void release_line(int line) = 0;
  virtual void sleep_ms(uint32_t milliseconds) = 0;
};

}  // namespace weft
