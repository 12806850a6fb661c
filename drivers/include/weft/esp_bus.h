// The buses of an ESP32, by ESP-IDF's spi_master and i2c_master (IDF 5.2 or later):
//
//   WEFT_TRY_ASSIGN(const auto bus, EspSpi::create({.sck = 13, .mosi = 14, .cs = 15, .dc = 27,
//                                                   .rst = 26, .busy = 25}, budget, notes));
//
// Every failure is noted once, in words. This header needs none of ESP-IDF's.
#pragma once

#include <cstdint>
#include <span>

#include "weft/budget.h"
#include "weft/bus.h"
#include "weft/i2c_bus.h"
#include "weft/notes.h"

namespace weft {

inline constexpr int8_t kNoPin = -1;

/// The wires of a controller on SPI, as GPIO numbers.
struct EspSpiPins {
  int8_t sck = kNoPin;
  int8_t mosi = kNoPin;
  int8_t cs = kNoPin;
  int8_t dc = kNoPin;       ///< Every controller but IT8951 has it.
  int8_t rst = kNoPin;      ///< Optional: without it a controller must be awake.
  int8_t busy = kNoPin;     ///< Needed by e-paper.
  int8_t cs2 = kNoPin;      ///< Panels of two chips: the chip-select of the second one.
  bool three_wire = false;  ///< D/C is a bit before each byte, and no wire.
  int8_t host = 1;          ///< SPI2_HOST; 2 is SPI3_HOST, where the chip has it.
  uint32_t hertz = 10'000'000;
};

/// Bytes are copied into buffers that DMA sends in their order, so that the next line of a page is
/// made meanwhile; D/C changes with each transfer, when it begins. Calls that look at the panel or
/// change another wire wait until all is sent.
class EspSpi final : public Bus {
 public:
  static constexpr size_t kTransfers = 8;        ///< on their way at a time
  static constexpr size_t kTransferBytes = 512;  ///< of each

  /// Takes the host, unless somebody has it already: then the device is added to theirs. 5 KB of
  /// `budget` are the transfers. What is referred to outlives the bus. Errors: Io, OutOfMemory
  /// (also: memory that DMA cannot read).
  static Result<Owned<EspSpi>> create(const EspSpiPins& pins, Budget& budget, Notes& notes);
  EspSpi(const EspSpiPins& pins, Budget& budget, Notes& notes)
      : pins_(pins), budget_(budget), notes_(notes) {}
  ~EspSpi() override;

  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status select(uint8_t chips) override;
  Status flush() override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;
  void sleep_ms(uint32_t milliseconds) override;

 private:
  struct Queue;
  Status open();
  Status add_device();
  Status take_pins();
  Status check(int error);
  Status send(PinLevel data_level, std::span<const uint8_t> bytes);
  Status send_words(PinLevel data_level, std::span<const uint8_t> bytes);
  Status wait_for_one();

  EspSpiPins pins_;
  Budget& budget_;
  Notes& notes_;
  Queue* queue_ = nullptr;
  bool owns_host_ = false;
};

/// The wires of a controller on I2C, as GPIO numbers.
struct EspI2cPins {
  int8_t sda = kNoPin;
  int8_t scl = kNoPin;
  uint8_t address = 0x3C;
  uint32_t hertz = 400'000;
};

/// The wire of an I2cBus.
class EspI2c final : public I2cWire {
 public:
  /// Takes a free port. `notes` outlives the wire. Errors: Io, OutOfMemory.
  static Result<Owned<EspI2c>> create(const EspI2cPins& pins, Budget& budget, Notes& notes);
  EspI2c(const EspI2cPins& pins, Notes& notes) : pins_(pins), notes_(notes) {}
  ~EspI2c() override;

  Status write(std::span<const uint8_t> bytes) override;
  void sleep_ms(uint32_t milliseconds) override;

 private:
  Status open();
  Status check(int error);

  EspI2cPins pins_;
  Notes& notes_;
  void* bus_ = nullptr;
  void* device_ = nullptr;
};

}  // namespace weft
