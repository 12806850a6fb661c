// Solomon Systech SSD1306 and SSD1309, and Sino Wealth SH1106: OLED of 128x64 and less, over SPI or
// (I2cBus) I2C. A byte of its memory is eight pixels of a column, so eight lines are gathered in a
// page of 128 bytes; at a quarter turn a line is a column, and nothing is held. Sources: SSD1306
// datasheet 1.1, chapters 8.7 and 10; the sequences of the modules' makers.
#pragma once

#include "weft/bus.h"
#include "weft/panel.h"

namespace weft {

class Ssd1306 final : public Panel {
 public:
  Ssd1306(const PanelInfo& info, Bus& bus, Rotation rotation, Budget&, Notes& notes)
      : info_(info), bus_(bus), rotation_(rotation), notes_(notes) {}
  Status show(LineSource& lines) override;

 private:
  bool has_window() const;
  Status wake_up();
  Status go_to(int page, int column);
  Status open_picture();
  Status write_pages(LineSource& lines);
  Status write_columns(LineSource& lines);

  const PanelInfo& info_;
  Bus& bus_;
  Rotation rotation_;
  Notes& notes_;
  bool awake_ = false;
};

}  // namespace weft
