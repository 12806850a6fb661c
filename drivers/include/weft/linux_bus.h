// The buses of a Linux machine:
//
//   LinuxDevices machine;
//   WEFT_TRY_ASSIGN(const auto bus, LinuxSpi::create({.device = "/dev/spidev0.0", .data_line = 25,
//                                                     .reset_line = 17, .busy_line = 24},
//                                                    machine, budget, notes));
//
// Every failure is noted once, in words: the device that is missing, and the remedy. Calls block
// until the bytes are sent, or with QueuedDevices only until there is room for them. Link
// weft::linux_bus.
#pragma once

#include <cstdint>
#include <span>

#include "weft/budget.h"
#include "weft/bus.h"
#include "weft/i2c_bus.h"
#include "weft/notes.h"

namespace weft {

enum class LineDirection : uint8_t { Input, Output };

/// The calls of Linux that a bus makes: device files, their ioctls, GPIO lines. LinuxDevices is the
/// real one; tests have their own. Numbers are descriptors or, when negative, -errno.
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
  /// Blocks until all that was written is sent; 0, or the failure of what was.
  virtual int flush() { return 0; }
};

/// The devices of this machine: spidev, i2c-dev, and GPIO through libgpiod 1 or 2.
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
  static constexpr int kMostLines = 6;
  struct Line {
    void* handle = nullptr;  ///< libgpiod's: a line of version 1, a request of version 2.
    unsigned number = 0;
  };
  int free_line() const;
  Line lines_[kMostLines];
};

/// Devices that are written to by a thread of their own, so that the next line of a page is made
/// while the last one is sent: write() and set_line() copy what they are given, in their order;
/// all other calls, which wait until it is sent, come from the caller's thread. A failure is that
/// of a later call of the same kind, and what follows it is not sent. `next` is used by both
/// threads, never at once.
///
///   WEFT_TRY_ASSIGN(const auto queued, QueuedDevices::create(machine, budget));
///   WEFT_TRY_ASSIGN(const auto bus, LinuxSpi::create(wiring, *queued, budget, notes));
class QueuedDevices final : public DeviceLayer {
 public:
  /// What is referred to outlives the devices. 32 KB of `budget` are the queue. Errors:
  /// OutOfMemory, Io (there is no thread).
  static Result<Owned<QueuedDevices>> create(DeviceLayer& next, Budget& budget);
  QueuedDevices(DeviceLayer& next, Budget& budget) : next_(next), budget_(budget) {}
  ~QueuedDevices() override;

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
  int flush() override;

 private:
  static constexpr size_t kMostBytes = 4096;  // of an entry
  struct Queue;
  Status start();
  int put(int target, PinLevel level, bool is_line, std::span<const uint8_t> bytes);

  DeviceLayer& next_;
  Budget& budget_;
  Queue* queue_ = nullptr;
};

inline constexpr int kNoLine = -1;

/// The wires of a controller on SPI.
struct SpiWiring {
  const char* device;                   ///< "/dev/spidev0.0"
  const char* chip = "/dev/gpiochip0";  ///< The chip of the lines.
  int data_line = kNoLine;              ///< D/C. Every controller but IT8951 has it.
  int reset_line = kNoLine;             ///< Optional: without it a controller must be awake.
  int busy_line = kNoLine;              ///< Needed by e-paper.
  uint32_t hertz = 10'000'000;
  /// Panels of two chips: the chip-selects of the first and the second one, as GPIO lines.
  /// Otherwise spidev has the only one.
  int select_lines[2] = {kNoLine, kNoLine};
  /// SPI of three wires: D/C is a bit before each byte, and no line.
  bool three_wire = false;
};

/// Bytes go through spidev; D/C, reset and busy are GPIO lines.
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
  Status select(uint8_t chips) override;
  Status flush() override { return check_device(devices_.flush()); }
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;
  void sleep_ms(uint32_t milliseconds) override { devices_.sleep_ms(milliseconds); }

 private:
  Status open();
  Status take_line(int number, LineDirection direction, int& line);
  Status send(PinLevel data_level, std::span<const uint8_t> bytes);
  Status send_words(PinLevel data_level, std::span<const uint8_t> bytes);
  Status check_line(int result, int number);
  Status check_device(int result);

  SpiWiring wiring_;
  DeviceLayer& devices_;
  Notes& notes_;
  int device_ = -1, data_ = -1, reset_ = -1, busy_ = -1, selects_[2] = {-1, -1};
};

/// The wires of a controller on I2C.
struct I2cWiring {
  const char* device;  ///< "/dev/i2c-1"
  uint8_t address;     ///< 0x3C
};

/// The wire of an I2cBus, through i2c-dev.
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
