// Solomon Systech SSD16xx: SSD1608, 1675A and B, 1677, 1680, 1681, 1683, and two 1683 on one
// chip-select. Two planes of one bit share an address counter inside a window: black/white, and the
// third ink or, on black and white glass, what partial updates compare with. Sources: the
// datasheets SSD1608 1.1, SSD1675B 1.4, SSD1677 1.0, SSD1680 0.14, SSD1681 0.13, SSD1683 1.0; the
// sequences of the panels' makers.
#pragma once

#include "drivers/epd/paper.h"

namespace weft {

class Ssd16xx final : public Paper {
 public:
  using Paper::Paper;

 private:
  struct Chip;
  static const Chip kOne, kLeft, kRight;

  Status send_size() override;
  Status open_picture() override;
  Status write_band(const Band& band) override;
  Status write_part(const Chip& chip, const Band& band);
  Status send_columns(uint8_t code, std::span<const uint16_t> columns);
  uint16_t rows() const;
};

}  // namespace weft
