// IT8951 with its glass: transfers of words, the ready wire, loads of areas into frame memory, and
// waveforms that show it. Sources: the libraries of the boards' makers.
#pragma once

#include "tools/model/panel_model.h"

namespace weft {

class It8951Model final : public PanelModel {
 public:
  It8951Model(uint16_t width, uint16_t height);

  // There is no wire D/C: all comes as transfers.
  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> transfer) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;

  /// A gray of 16.
  uint32_t pixel(uint32_t x, uint32_t y) const override {
    return visible_[cell(static_cast<int>(x), static_cast<int>(y))];
  }
  void finish() override;
  int refreshes() const override { return refreshes_; }
  bool asleep() const override { return state_ == State::Asleep; }

 private:
  enum class State : uint8_t { Off, Ready, Running, Asleep };
  struct Load {
    bool open = false;
    int left = 0, top = 0, width = 0, height = 0, taken = 0;
    bool big_endian = true;
  };

  bool is_ready() const;
  void take_command(uint16_t code);
  void take_word(uint16_t word);
  void take_pixels(uint16_t word);
  void execute();
  void begin_load();
  void end_load();
  void display();

  std::vector<uint8_t> memory_, defined_, visible_;
  State state_ = State::Off;
  uint16_t code_ = 0;
  std::vector<uint16_t> arguments_;
  Load load_;
  uint32_t load_address_ = 0;
  bool has_vcom_ = false;
  int64_t ready_us_ = 0, engine_us_ = 0, reset_low_since_us_ = -1;
  int refreshes_ = 0;
};

}  // namespace weft
