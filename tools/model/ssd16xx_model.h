// The SSD16xx family with its glass: two planes behind an address counter, the stages of an update,
// deep sleep. Two SSD1683 on one chip-select drive a wide glass. Sources: the datasheets
// SSD1608 1.1, SSD1675B 1.4, SSD1677 1.0, SSD1680 0.14, SSD1681 0.13, SSD1683 1.0.
#pragma once

#include <array>
#include <string_view>

#include "tools/model/command_model.h"

namespace weft {

/// What the chips of the family differ in.
struct Ssd16xxChip {
  std::string_view name;
  int columns, rows;          ///< Of memory.
  size_t waveform_bytes;      ///< That a host sends.
  bool wide = false;          ///< Columns are counted in pixels, of two bytes.
  bool one_waveform = false;  ///< No second display mode: bit 3 of the stages is another one.
};
/// By the name that libraries give it; null for others.
const Ssd16xxChip* find_ssd16xx_chip(std::string_view name);

/// A glass, and how it is joined to the chip.
struct Ssd16xxGlass {
  uint16_t width, height;
  uint8_t inks = 2;             ///< 2, or 3 with a third ink.
  int left = 0, top = 0;        ///< The memory of its upper left corner, or
  bool rows_up = false;         ///< of the lower left one.
  bool columns_down = false;    ///< Columns run from the right.
  bool needs_waveform = false;  ///< The chip holds none for it.
  bool pair = false;            ///< Two chips, the second one counted from the right.
  /// Four grays: the gray of each pair of bits, first plane first. It is the waveform's affair.
  std::array<uint8_t, 4> grays = {3, 2, 1, 0};
};

class Ssd16xxModel final : public CommandModel {
 public:
  Ssd16xxModel(const Ssd16xxChip& chip, const Ssd16xxGlass& glass);

  Status command(uint8_t code) override;
  Result<PinLevel> busy() override;
  uint32_t pixel(uint32_t x, uint32_t y) const override {
    return visible_[cell(static_cast<int>(x), static_cast<int>(y))];
  }
  int refreshes() const override { return refreshes_; }
  bool asleep() const override { return sleep_ != 0; }

 private:
  struct Plane {
    std::vector<uint8_t> bits, defined;  // one byte a pixel
  };
  // The memory of one chip, and its address counter.
  struct Memory {
    std::array<Plane, 2> planes;
    uint8_t entry = 3;
    int x_start = 0, x_end = 0, y_start = 0, y_end = 0;  // columns in bytes
    int x = 0, y = 0;
    bool wrapped = false;
  };

  const Opcode* find_opcode(uint8_t code) const override;
  const char* refusal(uint8_t code) const override;
  int64_t shortest_reset_us() const override { return 100; }
  void reset() override;
  void begin_stream(uint8_t code) override;
  void take(uint8_t byte) override;
  void execute(uint8_t code, const std::vector<uint8_t>& parameters) override;
  void check_end() override;

  void reset_registers();
  uint8_t plain(uint8_t code) const;
  Memory& memory_of(uint8_t code) { return memories_[glass_.pair && code & 0x80]; }
  int column(const std::vector<uint8_t>& parameters, size_t index) const;
  void address(uint8_t code, Memory& memory, const std::vector<uint8_t>& parameters);
  void store(Memory& memory, Plane& plane, uint8_t byte);
  void advance(Memory& memory);
  bool is_window_wrong(const Memory& memory) const;
  void fill(Plane& plane, uint8_t pattern);
  void activate();
  void drive();
  bool bit_at(int plane, int x, int y, bool& defined) const;
  int memory_cell(int x, int y) const { return y * chip_.columns + x; }

  const Ssd16xxChip chip_;
  const Ssd16xxGlass glass_;
  std::vector<uint8_t> visible_;
  std::vector<Memory> memories_;
  int64_t busy_until_us_ = 0, driving_until_us_ = 0;
  int sleep_ = 0;  // deep sleep: its mode
  bool clock_ = false, analog_ = false, has_waveform_ = false, selected_stages_ = false,
       quick_ = false;
  int temperature_ = 0;
  uint8_t stages_ = 0xFF, update_ = 0, sources_ = 0, reversed_ = 0;
  int lines_ = 0;
  size_t waveform_bytes_ = 0;
  int refreshes_ = 0;
};

}  // namespace weft
