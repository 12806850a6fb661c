// E-paper with one plane of packed pixels: UC8159 and SPD1656, AC073TC1 (seven inks), the Spectra 6
// controllers (six), JD796xx (four). A page that lies as the glass does streams. Turned, it is
// written through windows where the chip has them; where it has none, the packed plane is held. Two
// chips take half of the columns each. Sources: UC8159c datasheet B0.5; the sequences of the
// panels' makers.
#pragma once

#include "drivers/epd/paper.h"

namespace weft {

class PackedPaper final : public Paper {
 public:
  using Paper::Paper;

 private:
  uint16_t band_lines() const override;
  Status open_picture() override;
  Status write_band(const Band& band) override;
  Status close_picture() override;
  Status send_window(const Band& band);
  Status write_halves(const Band& band);
  bool streams() const;
};

}  // namespace weft
