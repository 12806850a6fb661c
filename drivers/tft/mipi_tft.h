// TFT controllers with the commands of MIPI DCS, over SPI: ILI9341, ILI9342C, ILI9488, ST7735,
// ST7789, ST7796, GC9A01A. Lines stream through one memory write, RGB565 or, where the palette has
// true colours, three bytes a pixel; MADCTL turns the picture, so nothing is held. The picture
// appears as it is written, and all at once after a wake-up. Sources: the datasheets ILI9341 V1.11,
// ST7735, ST7789V; the sequences of the modules' makers.
#pragma once

#include "weft/bus.h"
#include "weft/panel.h"

namespace weft {

class MipiTft final : public Panel {
 public:
  MipiTft(const PanelInfo& info, Bus& bus, Rotation rotation, Budget&, Notes& notes)
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
