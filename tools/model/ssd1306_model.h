// SSD1306, SSD1309 and SH1106 with a module's glass: memory of 128 or 132 columns by 8 pages, the
// addressing modes, and all that lies between memory and what is seen. Sources: SSD1306 datasheet
// 1.1; SSD1309 datasheet 1.1; for SH1106 the libraries that drive it.
#pragma once

#include <array>
#include <string_view>

#include "tools/model/oled_model.h"

namespace weft {

/// A module as it is built.
struct Ssd1306Glass {
  std::string_view panel;
  uint16_t width, height;
  uint8_t first_segment;  ///< The segment of the rightmost glass column: upright modules count from
                          ///< the right.
  bool alternating_commons;   ///< Even and odd rows come from the two sides of the chip.
  bool needs_pump;            ///< The voltage of the glass comes from the chip.
  bool sh1106 = false;        ///< Not one of Solomon Systech's.
  uint8_t first_common = 0;   ///< The common of the lowest row,
  bool commons_down = false;  ///< or of the highest.
};
/// Null for other panels.
const Ssd1306Glass* find_ssd1306_glass(std::string_view panel);

class Ssd1306Model final : public OledModel {
 public:
  explicit Ssd1306Model(const Ssd1306Glass& glass);

  /// 1 = lit.
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  void finish() override;
  bool lit() const { return on_; }

 private:
  struct Range {
    int first = 0, last = 0;
  };

  int64_t shortest_reset_us() const override { return 3; }
  void reset() override;
  void take_command(uint8_t byte) override;
  void take_data(uint8_t byte) override;
  bool is_known(uint8_t code) const;
  size_t parameters_of(uint8_t code) const;
  int columns() const { return glass_.sh1106 ? 132 : 128; }
  void execute();
  void turn_on();
  void set_range(Range& range, int& pointer, int limit);
  void advance();
  void next_column();
  bool next_page();
  int row_of(int common) const;
  bool is_shown(uint32_t x, uint32_t y, size_t& memory_cell, int& bit) const;

  const Ssd1306Glass glass_;
  std::array<uint8_t, 1056> memory_{};
  std::array<bool, 1056> defined_{};
  std::vector<uint8_t> command_;  // the opcode and what came of its parameters
  size_t awaited_ = 0;            // parameters still to come
  bool on_ = false, pump_ = false, all_on_ = false, negative_ = false, scrolling_ = false,
       locked_ = false;
  bool columns_reversed_ = false, rows_reversed_ = false;
  int mode_ = 2, start_line_ = 0, offset_ = 0, rows_ = 64;
  uint8_t common_pins_ = 0x12;
  Range columns_{0, 127}, pages_{0, 7};
  int column_ = 0, page_ = 0;
};

}  // namespace weft
