// SSD1351 and SSD1327 with their glass of 128x128: memory behind a window, the bits of the remap
// register, locks. Sources: the datasheets SSD1351 0.10, SSD1327 1.8.
#pragma once

#include <array>

#include "tools/model/oled_model.h"

namespace weft {

class RowOledModel final : public OledModel {
 public:
  enum class Chip : uint8_t { Ssd1351, Ssd1327 };
  explicit RowOledModel(Chip chip);

  /// RGB565, or a gray of 16.
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  void finish() override;

 private:
  struct Range {
    int first = 0, last = 0;
  };

  int64_t shortest_reset_us() const override { return is_gray() ? 100 : 2; }
  void reset() override;
  void take_command(uint8_t byte) override;
  void take_data(uint8_t byte) override;
  bool is_gray() const { return chip_ == Chip::Ssd1327; }
  int last_column() const { return is_gray() ? 63 : 127; }
  size_t parameters_of(uint8_t code) const;
  bool is_known(uint8_t code) const;
  bool is_locked(uint8_t code) const;
  void execute();
  void set_range(Range& range, int& pointer, int limit);
  void store(uint32_t value);
  bool remap_bit(int colour, int gray) const { return remap_ >> (is_gray() ? gray : colour) & 1; }
  size_t glass_cell(uint32_t x, uint32_t y) const;

  Chip chip_;
  std::vector<uint32_t> memory_;  // by segment and common, as they are driven
  std::vector<uint8_t> defined_, command_;
  size_t awaited_ = 0;
  std::vector<uint8_t> pending_;
  bool on_ = false, negative_ = false, all_on_ = false, all_off_ = false, locked_ = false,
       unlocked_more_ = false, writing_ = false;
  uint8_t remap_ = 0;
  int start_line_ = 0, offset_ = 0, rows_ = 128;
  Range columns_{}, rows_range_{};
  int column_ = 0, row_ = 0;
};

}  // namespace weft
