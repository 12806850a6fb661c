// A machine with one SPI device, one I2C device and a GPIO chip. It remembers everything that was
// sent, and fails where a test wants it to.
#pragma once

#include <algorithm>
#include <cerrno>
#include <map>
#include <string>
#include <vector>

#include "tools/model/panel_model.h"
#include "weft/linux_bus.h"

namespace weft {

class FakeDevices final : public DeviceLayer {
 public:
  int open(const char* path) override {
    if (failing("open")) return -error;
    opened.push_back(path);
    return ++open_count;
  }
  void close(int) override { --open_count; }
  int set_up_spi(int, uint32_t hertz) override {
    spi_hertz = hertz;
    return failing("set_up_spi") ? -error : 0;
  }
  int set_i2c_address(int, uint8_t address) override {
    i2c_address = address;
    return failing("address") ? -error : 0;
  }
  int write(int, std::span<const uint8_t> bytes) override {
    if (failing("write")) return -error;
    largest_transfer = std::max(largest_transfer, bytes.size());
    if (!panel) return 0;
    Status status = Status::Ok;
    if (three_wire) status = take_words(bytes);
    else if (levels[data_line] || has_no_data_line) status = panel->data(bytes);
    else
      for (const uint8_t byte : bytes) status = panel->command(byte);
    return status == Status::Ok ? 0 : -EIO;
  }
  int request_line(const char*, unsigned line, LineDirection) override {
    if (failing("line")) return -error;
    ++lines_taken;
    return static_cast<int>(line);
  }
  int set_line(int line, PinLevel level) override {
    levels[line] = level == PinLevel::High;
    if (panel && (line == select_lines[0] || line == select_lines[1])) {
      const bool first = !levels[select_lines[0]], second = !levels[select_lines[1]];
      return panel->select(static_cast<uint8_t>(first | second << 1)) == Status::Ok ? 0 : -EIO;
    }
    if (!panel || line != reset_line) return 0;
    return panel->set_reset(level) == Status::Ok ? 0 : -EIO;
  }
  int get_line(int) override { return panel ? panel->busy().value() == PinLevel::High : 1; }
  void release_line(int) override { --lines_taken; }
  void sleep_ms(uint32_t milliseconds) override {
    if (panel) panel->sleep_ms(milliseconds);
  }

  PanelModel* panel = nullptr;  ///< The panel that is wired to SPI.
  int data_line = 25, reset_line = 17;
  int select_lines[2] = {8, 7};
  bool has_no_data_line = false;  ///< Its transfers say themselves what they are.
  bool three_wire = false;        ///< Each byte has a bit before it that says what it is.
  std::string fails;              ///< open, set_up_spi, address, write or line
  int error = EIO;
  std::vector<std::string> opened;
  int open_count = 0, lines_taken = 0;
  uint32_t spi_hertz = 0;
  uint8_t i2c_address = 0;
  size_t largest_transfer = 0;

 private:
  // Bits that do not make a word when the chip-select rises are dropped.
  Status take_words(std::span<const uint8_t> bytes) {
    uint32_t bits = 0;
    int waiting = 0;
    for (const uint8_t byte : bytes) {
      bits = bits << 8 | byte;
      waiting += 8;
      if (waiting < 9) continue;
      waiting -= 9;
      const uint32_t word = bits >> waiting & 0x1FF;
      const auto value = static_cast<uint8_t>(word);
      WEFT_TRY(word & 0x100 ? panel->data({&value, 1}) : panel->command(value));
    }
    return Status::Ok;
  }
  bool failing(const char* what) const { return fails == what; }
  std::map<int, bool> levels;
};

}  // namespace weft
