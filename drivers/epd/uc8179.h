// UltraChip UC8179 (GD7965): 7.5" and 5.83" black/white glass in KW mode. Both planes get the
// picture, band by band through the partial window, so that lines are pulled once and no plane is
// held: 8 lines at a time, or at a quarter turn one byte column. Sources: UC8179c datasheet C0.6;
// the sequences of the panels' makers.
#pragma once

#include "weft/budget.h"
#include "weft/bus.h"
#include "weft/notes.h"
#include "weft/panel.h"

namespace weft {

class Uc8179 final : public Panel {
 public:
  Uc8179(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget, Notes& notes)
      : info_(info), bus_(bus), rotation_(rotation), budget_(budget), notes_(notes) {}
  Status show(LineSource& lines) override;

 private:
  struct Window {
    uint16_t left, top, right, bottom;  // inclusive; left and right + 1 are multiples of 8
  };

  Status write_picture(LineSource& lines);
  Status write_rows(LineSource& lines, std::span<uint8_t> band);
  Status write_columns(LineSource& lines, std::span<uint8_t> column);
  Status write_window(const Window& window, std::span<const uint8_t> bytes);
  Status power_on();
  Status noted(Status status);

  const PanelInfo& info_;
  Bus& bus_;
  Rotation rotation_;
  Budget& budget_;
  Notes& notes_;
};

}  // namespace weft
