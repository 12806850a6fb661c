// SH1107 with a module's glass: memory of 128 columns by 16 pages of eight. Its columns are the
// commons, of which a narrow glass has some, and the bits of its pages the segments. Source: the
// commands of the datasheet SH1107 2.1, as the libraries that drive it know them.
#pragma once

#include <array>

#include "tools/model/oled_model.h"

namespace weft {

class Sh1107Model final : public OledModel {
 public:
  /// The glass begins at the common `first_common`.
  Sh1107Model(uint16_t width, uint16_t height, uint8_t first_common);

  /// 1 = lit.
  uint32_t pixel(uint32_t x, uint32_t y) const override;
  void finish() override;

 private:
  static constexpr int kSide = 128;

  int64_t shortest_reset_us() const override { return 10; }
  void reset() override;
  void take_command(uint8_t byte) override;
  void take_data(uint8_t byte) override;
  void execute();
  void advance();
  size_t memory_cell(uint32_t x, uint32_t y) const;

  const int first_common_;
  std::array<uint8_t, kSide / 8 * kSide> memory_{};
  std::array<bool, kSide / 8 * kSide> defined_{};
  std::vector<uint8_t> command_;
  bool awaits_ = false;  // a parameter
  bool on_ = false, all_on_ = false, negative_ = false, vertical_ = false;
  bool commons_reversed_ = false, segments_reversed_ = false;
  int column_ = 0, page_ = 0, start_ = 0, offset_ = 0, commons_ = kSide;
};

}  // namespace weft
