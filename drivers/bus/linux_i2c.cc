#include "weft/linux_bus.h"

#include <cerrno>

#include "drivers/bus/device_failure.h"

namespace weft {
namespace {

constexpr DeviceKind kI2c{
    "enable I2C (raspi-config, or dtparam=i2c_arm=on in config.txt), and check the name", "i2c"};

bool means_no_answer(int error) {
  return error == EREMOTEIO || error == ENXIO || error == ETIMEDOUT;
}

}  // namespace

Result<Owned<LinuxI2c>> LinuxI2c::create(const I2cWiring& wiring, DeviceLayer& devices,
                                         Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<LinuxI2c> wire, make_owned<LinuxI2c>(budget, wiring, devices, notes));
  wire->device_ = devices.open(wiring.device);
  WEFT_TRY(wire->check(wire->device_));
  WEFT_TRY(wire->check(devices.set_i2c_address(wire->device_, wiring.address)));
  return wire;
}

LinuxI2c::~LinuxI2c() {
  if (device_ >= 0) devices_.close(device_);
}

Status LinuxI2c::check(int result) {
  if (result >= 0) return Status::Ok;
  if (!means_no_answer(-result) || device_ < 0)
    return note_device_failure(notes_, wiring_.device, -result, kI2c);
  notes_.notef(
      "nobody answers at 0x%02x on %s: check the wires, the power and the address (i2cdetect)",
      wiring_.address, wiring_.device);
  return Status::Io;
}

Status LinuxI2c::write(std::span<const uint8_t> bytes) {
  return check(devices_.write(device_, bytes));
}

}  // namespace weft
