#include <driver/i2c_master.h>

#include "drivers/bus/esp_sleep.h"
#include "weft/esp_bus.h"

namespace weft {
namespace {

constexpr int kTransferMs = 1000;
constexpr uint8_t kUsualGlitchFilter = 7;  // cycles of the module's clock

i2c_master_dev_handle_t device_of(void* device) {
  return static_cast<i2c_master_dev_handle_t>(device);
}

}  // namespace

Result<Owned<EspI2c>> EspI2c::create(const EspI2cPins& pins, Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<EspI2c> wire, make_owned<EspI2c>(budget, pins, notes));
  WEFT_TRY(wire->open());
  return wire;
}

EspI2c::~EspI2c() {
  if (device_) i2c_master_bus_rm_device(device_of(device_));
  if (bus_) i2c_del_master_bus(static_cast<i2c_master_bus_handle_t>(bus_));
}

Status EspI2c::open() {
  i2c_master_bus_config_t port = {};
  port.i2c_port = -1;  // a free one
  port.sda_io_num = static_cast<gpio_num_t>(pins_.sda);
  port.scl_io_num = static_cast<gpio_num_t>(pins_.scl);
  port.clk_source = I2C_CLK_SRC_DEFAULT;
  port.glitch_ignore_cnt = kUsualGlitchFilter;
  port.flags.enable_internal_pullup = 1;
  i2c_master_bus_handle_t bus = nullptr;
  WEFT_TRY(check(i2c_new_master_bus(&port, &bus)));
  bus_ = bus;

  i2c_device_config_t wanted = {};
  wanted.dev_addr_length = I2C_ADDR_BIT_LEN_7;
  wanted.device_address = pins_.address;
  wanted.scl_speed_hz = pins_.hertz;
  i2c_master_dev_handle_t device = nullptr;
  WEFT_TRY(check(i2c_master_bus_add_device(bus, &wanted, &device)));
  device_ = device;
  return Status::Ok;
}

Status EspI2c::check(int error) {
  if (error == ESP_OK) return Status::Ok;
  if (error == ESP_ERR_NO_MEM) return Status::OutOfMemory;
  if (device_)
    notes_.notef(
        "nobody answers at 0x%02x on I2C (SDA %d, SCL %d): check the wires, the power and "
        "the address",
        pins_.address, pins_.sda, pins_.scl);
  else notes_.notef("I2C: %s: check the numbers of the pins", esp_err_to_name(error));
  return Status::Io;
}

Status EspI2c::write(std::span<const uint8_t> bytes) {
  return check(i2c_master_transmit(device_of(device_), bytes.data(), bytes.size(), kTransferMs));
}

void EspI2c::sleep_ms(uint32_t milliseconds) { sleep_by_ticks(milliseconds); }

}  // namespace weft
