// An OLED controller on SPI or I2C: the control bytes of I2C, commands whose parameters come with
// D/C low, and picture memory that is written with D/C high. Its family says what they mean.
// Source: SSD1306 datasheet 1.1, chapter 8.1.
#pragma once

#include "tools/model/panel_model.h"
#include "weft/i2c_bus.h"

namespace weft {

class OledModel : public PanelModel, public I2cWire {
 public:
  using PanelModel::PanelModel;

  // SPI.
  Status command(uint8_t code) override;
  Status data(std::span<const uint8_t> bytes) override;
  Status set_reset(PinLevel level) override;
  Result<PinLevel> busy() override { return PinLevel::High; }  // not connected
  void sleep_ms(uint32_t milliseconds) override { PanelModel::sleep_ms(milliseconds); }
  // I2C: one transaction, control bytes and all.
  Status write(std::span<const uint8_t> bytes) override;

 protected:
  virtual int64_t shortest_reset_us() const = 0;
  virtual void reset() = 0;
  virtual void take_command(uint8_t byte) = 0;
  virtual void take_data(uint8_t byte) = 0;

 private:
  bool was_reset_ = false;
  int64_t reset_low_since_us_ = -1;
};

}  // namespace weft
