// OLED whose lines are rows of memory: Solomon Systech SSD1351 (128x128, RGB565) and SSD1327
// (128x128, 16 grays). Lines stream into a window, which is filled along rows, or down columns at a
// quarter turn, in either direction; so nothing is held, but for one line where two share bytes.
// Sources: the datasheets SSD1351 0.10, SSD1327 1.8; the sequences of the modules' makers.
#pragma once

#include "drivers/sequence.h"
#include "weft/bus.h"
#include "weft/panel.h"

namespace weft {

class RowOled final : public Panel {
 public:
  RowOled(const PanelInfo& info, Bus& bus, Rotation rotation, Budget&, Notes& notes)
      : info_(info), bus_(bus), rotation_(rotation), notes_(notes) {}
  Status show(LineSource& lines) override;

 private:
  Status send(std::span<const uint8_t> sequence);
  Status wake_up();
  Status open_picture();
  Status write_lines(LineSource& lines);
  Status write_pairs(LineSource& lines);
  bool is_gray() const;

  const PanelInfo& info_;
  Bus& bus_;
  Rotation rotation_;
  Notes& notes_;
  bool awake_ = false;
};

}  // namespace weft
