// TFT controllers with the commands of MIPI DCS, and a module's glass: 18-bit memory, window and
// pointer, MADCTL, sleep, display, inversion. Sources: the datasheets ILI9341 V1.11, ST7735,
// ST7789V; MIPI DCS; for the others the modules' makers.
#pragma once

#include <array>
#include <map>
#include <string_view>

#include "tools/model/command_model.h"

namespace weft {

/// What the controllers differ in.
struct MipiChip {
  std::string_view name;
  uint16_t columns, rows;                ///< Of memory.
  const std::map<uint8_t, Opcode>& own;  ///< Voltages, timing and gamma: counted, not modelled.
  bool takes_16_bits = true;
};
/// By the name that libraries give it; null for others.
const MipiChip* find_mipi_chip(std::string_view name);

/// A module as it is built: its glass shows colours right, and upright, if it gets these.
struct TftGlass {
  std::string_view panel;
  uint16_t width, height;
  std::string_view chip;
  bool mirrored, upside_down, blue_first, negative;
  uint16_t left = 0, top = 0;      ///< The glass begins here in memory.
  uint16_t columns = 0, rows = 0;  ///< Of memory, if the chip is strapped to less.
  bool true_colour = false;        ///< Pixels are told as 24 bits, not as 565.
};
/// Null for other panels.
const TftGlass* find_tft_glass(std::string_view panel);

class MipiModel final : public CommandModel {
 public:
  explicit MipiModel(const TftGlass& glass);

  Status command(uint8_t code) override;
  Result<PinLevel> busy() override { return PinLevel::High; }  // not connected
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  bool lit() const { return on_ && !asleep_; }

 private:
  struct Cell {
    std::array<uint8_t, 3> channels;  // six bits each
    bool defined;
  };
  struct Range {
    int first, last;
  };

  const Opcode* find_opcode(uint8_t code) const override;
  const char* refusal(uint8_t code) const override;
  int64_t shortest_reset_us() const override { return 10; }
  void reset() override;
  void begin_stream(uint8_t code) override;
  void take(uint8_t byte) override;
  void end_stream(uint8_t code) override;
  void execute(uint8_t code, const std::vector<uint8_t>& parameters) override;
  void check_end() override;

  void reset_registers();
  void check_time(uint8_t code);
  void wake_or_sleep(bool sleep);
  void set_range(Range& range, int size, const std::vector<uint8_t>& parameters);
  void store(const std::array<uint8_t, 3>& channels);
  void advance();
  size_t memory_cell(int x, int y) const { return static_cast<size_t>(y * columns() + x); }
  size_t glass_cell(uint32_t x, uint32_t y) const;
  int columns() const { return glass_.columns ? glass_.columns : chip_.columns; }
  int rows() const { return glass_.rows ? glass_.rows : chip_.rows; }
  bool swaps() const { return access_ & 0x20; }

  const TftGlass glass_;
  const MipiChip& chip_;
  std::vector<Cell> memory_;
  bool asleep_ = true, on_ = false, negative_ = false;
  uint8_t access_ = 0, format_ = 0x66;
  Range column_range_{}, row_range_{};
  int column_ = 0, row_ = 0;
  size_t written_ = 0;
  std::vector<uint8_t> pending_;  // bytes of a pixel
  int64_t ready_us_ = 0, settled_us_ = 0, may_wake_us_ = 0, may_sleep_us_ = 0;
};

}  // namespace weft
