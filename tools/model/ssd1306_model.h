// SSD1306 and SSD1309 with a module's glass, over SPI or I2C: memory of 128 columns by 8 pages, the
// three addressing modes, and all that lies between memory and what is seen. Sources: SSD1306
// datasheet 1.1; SSD1309 datasheet 1.1.
#pragma once

#include <array>
#include <string_view>

#include "tools/model/panel_model.h"
#include "weft/i2c_bus.h"

namespace weft {

/// A module as it is built.
struct Ssd1306Glass {
  std::string_view panel;
  uint16_t width, height;
  uint8_t first_segment;  ///< The segment of the rightmost glass column: upright modules count from
                          ///< the right.
  bool alternating_commons;  ///< Even and odd rows come from the two sides of the chip.
  bool needs_pump;           ///< The voltage of the glass comes from the chip.
};
/// Null for other panels.
const Ssd1306Glass* find_ssd1306_glass(std::string_view panel);

class Ssd1306Model final : public PanelModel, public I2cWire {
 public:
  explicit Ssd1306Model(const Ssd1306Glass& glass);

  // SPI.
  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override { return PinLevel::High; }  // not connected
  void sleep_ms(uint32_t milliseconds) override { PanelModel::sleep_ms(milliseconds); }
  // I2C: one transaction, control bytes and all.
  Status write(std::span<const uint8_t> bytes) override;

  /// 1 = lit.
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  void finish() override;
  bool lit() const { return on_; }

 private:
  struct Range {
    int first = 0, last = 0;
  };

  void reset_registers();
  void begin(uint8_t code);
  void execute();
  void turn_on();
  void set_range(Range& range, int& pointer, int limit);
  void take_byte(uint8_t byte);
  void advance();
  void next_column();
  bool next_page();
  int row_of(int common) const;
  bool is_shown(uint32_t x, uint32_t y, size_t& memory_cell, int& bit) const;

  const Ssd1306Glass glass_;
  std::array<uint8_t, 1024> memory_{};
  std::array<bool, 1024> defined_{};
  std::vector<uint8_t> command_;  // the opcode and what came of its parameters
  size_t awaited_ = 0;            // parameters still to come
  bool was_reset_ = false, on_i2c_ = false;
  bool on_ = false, pump_ = false, all_on_ = false, negative_ = false, scrolling_ = false,
       locked_ = false;
  bool columns_reversed_ = false, rows_reversed_ = false;
  int mode_ = 2, start_line_ = 0, offset_ = 0, rows_ = 64;
  uint8_t common_pins_ = 0x12;
  Range columns_{0, 127}, pages_{0, 7};
  int column_ = 0, page_ = 0;
  int64_t reset_low_since_us_ = -1;
};

}  // namespace weft
