// ITE IT8951: large e-paper in 16 grays behind a controller with a frame memory of its own. It has
// no wire D/C: each transfer begins with a word that says what follows. Nothing is read from it:
// pages are written to a place in its memory that the driver names, and shown from there; waveforms
// have their time. Sources: the sequences of the boards' makers.
#pragma once

#include "drivers/epd/paper.h"

namespace weft {

/// The wires of IT8951: commands and data as transfers of words, each when the chip is ready.
class WordBus final : public Bus {
 public:
  explicit WordBus(Bus& wires) : wires_(wires) {}
  Status command(uint8_t code) override;
  /// REQUIRES: whole words.
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override { return wires_.set_reset(level); }
  Result<PinLevel> busy() override { return wires_.busy(); }
  void sleep_ms(uint32_t milliseconds) override { wires_.sleep_ms(milliseconds); }

 private:
  Bus& wires_;
};

/// Is there before the base that refers to it.
struct WithWordBus {
  WordBus words;
};

class It8951 final : private WithWordBus, public Paper {
 public:
  It8951(const PanelInfo& info, Bus& bus, Rotation rotation, Budget& budget, Notes& notes)
      : WithWordBus{WordBus(bus)}, Paper(info, words, rotation, budget, notes) {}

 private:
  Status write_band(const Band& band) override;
  Status close_picture() override;
  Status display(uint8_t waveform);
};

}  // namespace weft
