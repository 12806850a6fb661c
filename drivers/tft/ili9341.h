// Ilitek ILI9341 (240x320) and ILI9342C (320x240): RGB565 TFT over SPI (MIPI DCS). Lines stream
// through one memory write; MADCTL turns the picture, so nothing is held. The picture appears as it
// is written, and all at once after a wake-up. Sources: ILI9341 datasheet V1.11; the sequences of
// the modules' makers.
#pragma once

#include "weft/bus.h"
#include "weft/panel.h"

namespace weft {

class Ili9341 final : public Panel {
 public:
  Ili9341(const PanelInfo& info, Bus& bus, Rotation rotation, Budget&, Notes& notes)
      : info_(info), bus_(bus), rotation_(rotation), notes_(notes) {}
  Status show(LineSource& lines) override;

 private:
  Status wake_up();
  Status open_picture(const LineShape& shape);

  const PanelInfo& info_;
  Bus& bus_;
  Rotation rotation_;
  Notes& notes_;
  bool awake_ = false;
};

}  // namespace weft
