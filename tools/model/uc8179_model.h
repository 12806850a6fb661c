// A UC8179 with its glass: two planes, partial windows, power and refreshes. Source: UC8179c
// datasheet C0.6.
#pragma once

#include <array>

#include "tools/model/panel_model.h"

namespace weft {

class Uc8179Model final : public PanelModel {
 public:
  /// `mirrored`: the chip counts the columns of the glass from the right.
  Uc8179Model(uint16_t width, uint16_t height, bool mirrored = false);

  // The wires.
  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override;

  /// The picture on the glass: 1 white, 0 black, row by row.
  const std::vector<uint8_t>& visible() const { return visible_; }
  uint32_t pixel(uint32_t x, uint32_t y) const override {
    return visible_[cell(static_cast<int>(x), static_cast<int>(y))];
  }
  void finish() override;
  int refreshes() const { return refreshes_; }
  bool asleep() const { return asleep_; }

 private:
  struct Plane {
    std::vector<uint8_t> bits;     // one byte a pixel
    std::vector<uint8_t> defined;  // written since power-up
  };
  struct Window {
    int left, top, right, bottom;  // inclusive
  };

  void close_command();
  void execute(uint8_t code, const std::vector<uint8_t>& parameters);
  void take_parameter(uint8_t byte);
  void take_pixels(uint8_t byte);
  void set_window(const std::vector<uint8_t>& parameters);
  void refresh();
  void reset_registers();
  void lose_ram();
  bool is_plane_open() const { return open_ == 0x10 || open_ == 0x13; }
  Plane& open_plane() { return planes_[open_ == 0x13]; }

  bool mirrored_;
  std::vector<uint8_t> visible_;
  std::array<Plane, 2> planes_;  // old, new
  int64_t busy_until_us_ = 0, reset_low_since_us_ = -1, reset_rose_us_ = -1;
  bool was_reset_ = false, powered_ = false, powering_ = false, asleep_ = false, partial_ = false;
  int open_ = -1;  // the command that takes parameters
  std::vector<uint8_t> parameters_;
  Window window_{};
  int write_x_ = 0, write_y_ = 0;
  size_t plane_bytes_ = 0;
  std::vector<uint8_t> panel_setting_{0x0F}, interval_{0x31, 0x07}, resolution_;
  int refreshes_ = 0;
};

}  // namespace weft
