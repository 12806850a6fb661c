#include "weft/linux_bus.h"

#include <algorithm>
#include <cstdio>

#include "drivers/bus/device_failure.h"
#include "drivers/bus/nine_bits.h"

namespace weft {
namespace {

constexpr size_t kTransfer = 4096;  // spidev's own limit, unless it is raised
constexpr DeviceKind kSpi{
    "enable SPI (raspi-config, or dtparam=spi=on in config.txt), and check the name", "spi"};
constexpr DeviceKind kGpio{"check the number of the line, and chip=/dev/gpiochipN", "gpio"};

}  // namespace

Result<Owned<LinuxSpi>> LinuxSpi::create(const SpiWiring& wiring, DeviceLayer& devices,
                                         Budget& budget, Notes& notes) {
  WEFT_TRY_ASSIGN(Owned<LinuxSpi> bus, make_owned<LinuxSpi>(budget, wiring, devices, notes));
  WEFT_TRY(bus->open());
  return bus;
}

LinuxSpi::~LinuxSpi() {
  for (const int line : {data_, reset_, busy_, selects_[0], selects_[1]})
    if (line >= 0) devices_.release_line(line);
  if (device_ >= 0) devices_.close(device_);
}

Status LinuxSpi::open() {
  device_ = devices_.open(wiring_.device);
  WEFT_TRY(check_device(device_));
  WEFT_TRY(check_device(devices_.set_up_spi(device_, wiring_.hertz)));
  WEFT_TRY(take_line(wiring_.data_line, LineDirection::Output, data_));
  WEFT_TRY(take_line(wiring_.reset_line, LineDirection::Output, reset_));
  for (int chip = 0; chip < 2; ++chip)
    WEFT_TRY(take_line(wiring_.select_lines[chip], LineDirection::Output, selects_[chip]));
  return take_line(wiring_.busy_line, LineDirection::Input, busy_);
}

Status LinuxSpi::take_line(int number, LineDirection direction, int& line) {
  if (number == kNoLine) return Status::Ok;
  line = devices_.request_line(wiring_.chip, static_cast<unsigned>(number), direction);
  return check_line(line, number);
}

Status LinuxSpi::check_device(int result) {
  return result < 0 ? note_device_failure(notes_, wiring_.device, -result, kSpi) : Status::Ok;
}

Status LinuxSpi::check_line(int result, int number) {
  if (result >= 0) return Status::Ok;
  char name[64];
  std::snprintf(name, sizeof name, "line %d of %s", number, wiring_.chip);
  return note_device_failure(notes_, name, -result, kGpio);
}

Status LinuxSpi::send(PinLevel data_level, std::span<const uint8_t> bytes) {
  if (data_ >= 0) WEFT_TRY(check_line(devices_.set_line(data_, data_level), wiring_.data_line));
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), kTransfer);
    WEFT_TRY(check_device(devices_.write(device_, bytes.first(count))));
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status LinuxSpi::send_words(PinLevel data_level, std::span<const uint8_t> bytes) {
  constexpr size_t kWords = 1024;
  uint8_t transfer[nine_bit_bytes(kWords)];
  while (!bytes.empty()) {
    const size_t count = std::min(bytes.size(), kWords);
    const size_t filled = pack_nine_bits(data_level, bytes.first(count), transfer);
    WEFT_TRY(check_device(devices_.write(device_, std::span(transfer).first(filled))));
    bytes = bytes.subspan(count);
  }
  return Status::Ok;
}

Status LinuxSpi::command(uint8_t code) {
  if (wiring_.three_wire) return send_words(PinLevel::Low, {&code, 1});
  if (data_ >= 0) return send(PinLevel::Low, {&code, 1});
  notes_.note("this controller has a wire D/C: name its line (dc=25), or dc=3wire");
  return Status::Io;
}

Status LinuxSpi::select(uint8_t chips) {
  if (selects_[0] < 0 || selects_[1] < 0) {
    if (chips == 1) return Status::Ok;
    notes_.note("this panel has two chips: name the lines of their chip-selects (cs=8,cs2=7)");
    return Status::Unsupported;
  }
  for (int chip = 0; chip < 2; ++chip) {
    const PinLevel level = chips >> chip & 1 ? PinLevel::Low : PinLevel::High;
    WEFT_TRY(check_line(devices_.set_line(selects_[chip], level), wiring_.select_lines[chip]));
  }
  return Status::Ok;
}

Status LinuxSpi::data(std::span<const uint8_t> bytes) {
  return wiring_.three_wire ? send_words(PinLevel::High, bytes) : send(PinLevel::High, bytes);
}

Status LinuxSpi::set_reset(PinLevel level) {
  return reset_ < 0 ? Status::Ok : check_line(devices_.set_line(reset_, level), wiring_.reset_line);
}

Result<PinLevel> LinuxSpi::busy() {
  if (busy_ < 0) {
    notes_.note("this panel says by a wire when it is busy: name the line (busy=24)");
    return Status::Io;
  }
  const int level = devices_.get_line(busy_);
  WEFT_TRY(check_line(level, wiring_.busy_line));
  return level ? PinLevel::High : PinLevel::Low;
}

}  // namespace weft
