// The value of --bus: how a panel is wired to this machine.
#pragma once

#include <string>

#include "weft/linux_bus.h"

namespace weft {

struct BusAddress {
  enum class Kind { Model, Spi, I2c } kind = Kind::Model;
  std::string device;
  std::string chip = "/dev/gpiochip0";
  int data_line = kNoLine, reset_line = kNoLine, busy_line = kNoLine;
  int select_line = kNoLine, second_select_line = kNoLine;
  bool has_no_data_line = false, three_wire = false;
  uint32_t hertz = 10'000'000;
  uint8_t i2c_address = 0;

  SpiWiring spi() const {
    return {device.c_str(),
            chip.c_str(),
            data_line,
            reset_line,
            busy_line,
            hertz,
            {select_line, second_select_line},
            three_wire};
  }
  I2cWiring i2c() const { return {device.c_str(), i2c_address}; }
};

/// "model", "spidev:DEVICE,dc=N[,rst=N][,busy=N][,cs=N,cs2=N][,chip=DEVICE][,hz=N]", where dc=none
/// is for IT8951 and dc=3wire for SPI without that wire, or "i2c:DEVICE,ADDRESS". False with what
/// is wrong.
bool parse_bus(const std::string& text, BusAddress& bus, std::string& wrong);

}  // namespace weft
