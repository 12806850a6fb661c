// ILI9341 and ILI9342C with a module's glass: 18-bit memory, window and pointer, MADCTL, sleep,
// display, inversion. Sources: ILI9341 datasheet V1.11; MIPI DCS.
#pragma once

#include <array>
#include <string_view>

#include "tools/model/panel_model.h"

namespace weft {

/// A module as it is built: its glass shows colours right, and upright, if it gets these.
struct TftGlass {
  std::string_view panel;
  uint16_t width, height;
  uint8_t variant;  ///< 41 or 42: which private registers and how much memory there is.
  bool mirrored, upside_down, blue_first, negative;
  uint16_t left = 0, top = 0;  ///< The glass begins here in memory.
};
/// Null for other panels.
const TftGlass* find_tft_glass(std::string_view panel);

class Ili9341Model final : public PanelModel {
 public:
  explicit Ili9341Model(const TftGlass& glass);

  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override { return PinLevel::High; }  // not connected

  /// RGB565.
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  void finish() override;
  bool lit() const { return on_ && !asleep_; }

 private:
  struct Cell {
    std::array<uint8_t, 3> channels;  // six bits each
    bool defined;
  };
  struct Range {
    int first, last;
  };

  void reset_registers();
  bool is_too_soon(uint8_t code) const;
  void close_command();
  void execute();
  void wake_or_sleep(bool sleep);
  void set_range(Range& range, int size);
  void take_pixel_byte(uint8_t byte);
  void store(const std::array<uint8_t, 3>& channels);
  void advance();
  size_t memory_cell(int x, int y) const { return static_cast<size_t>(y * columns() + x); }
  size_t glass_cell(uint32_t x, uint32_t y) const;
  int columns() const { return glass_.variant == 42 ? 320 : 240; }
  int rows() const { return glass_.variant == 42 ? 240 : 320; }
  bool swaps() const { return access_ & 0x20; }
  bool is_writing() const { return open_ == 0x2C || open_ == 0x3C; }

  const TftGlass glass_;
  std::vector<Cell> memory_;
  bool asleep_ = true, on_ = false, negative_ = false, was_reset_ = false;
  uint8_t access_ = 0, format_ = 0x66;
  Range column_range_{}, row_range_{};
  int column_ = 0, row_ = 0;
  size_t written_ = 0;
  std::vector<uint8_t> pending_;  // bytes of a pixel
  std::vector<uint8_t> parameters_;
  int open_ = -1;
  int64_t reset_low_since_us_ = -1, ready_us_ = 0, may_wake_us_ = 0, may_sleep_us_ = 0;
};

}  // namespace weft
