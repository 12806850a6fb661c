// UltraChip UC81xx with two planes of one bit: UC8151 (IL0373), UC8176 (IL0398), UC8276, UC8179
// (GD7965), UC8253. Black/white, or black/white and the third ink. Planes are written band by band
// through the partial window, which has two lines at least. They are lost in deep sleep, so that a
// partial refresh sends the old picture of its window again. Sources: the datasheets UC8151c A0.1,
// UC8151d B0.6, UC8176c A0.1, UC8179c C0.6; for UC8253 the sequences of the panels' makers.
#pragma once

#include "drivers/epd/paper.h"

namespace weft {

class Uc81xx final : public Paper {
 public:
  using Paper::Paper;

 private:
  Status open_picture() override;
  Status write_band(const Band& band) override;
  Status limit_refresh(const Band& changed) override { return open_window(changed); }
  Status open_window(const Band& band);
};

}  // namespace weft
