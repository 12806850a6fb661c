#include "weft/linux_bus.h"

#include <fcntl.h>
#include <gpiod.h>
#include <linux/i2c-dev.h>
#include <linux/spi/spidev.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

namespace weft {
namespace {

int or_error(int result) { return result < 0 ? -errno : result; }

int take(gpiod_line* line, LineDirection direction) {
  return direction == LineDirection::Output ? gpiod_line_request_output(line, "weft", 1)
                                            : gpiod_line_request_input(line, "weft");
}

}  // namespace

int LinuxDevices::open(const char* path) { return or_error(::open(path, O_RDWR | O_CLOEXEC)); }

void LinuxDevices::close(int device) { ::close(device); }

int LinuxDevices::set_up_spi(int device, uint32_t hertz) {
  const uint8_t mode = SPI_MODE_0, bits = 8;
  if (ioctl(device, SPI_IOC_WR_MODE, &mode) < 0 ||
      ioctl(device, SPI_IOC_WR_BITS_PER_WORD, &bits) < 0)
    return -errno;
  return or_error(ioctl(device, SPI_IOC_WR_MAX_SPEED_HZ, &hertz));
}

int LinuxDevices::set_i2c_address(int device, uint8_t address) {
  return or_error(ioctl(device, I2C_SLAVE, static_cast<unsigned long>(address)));
}

int LinuxDevices::write(int device, std::span<const uint8_t> bytes) {
  ssize_t written;
  do written = ::write(device, bytes.data(), bytes.size());
  while (written < 0 && errno == EINTR);
  if (written < 0) return -errno;
  return static_cast<size_t>(written) == bytes.size() ? 0 : -EIO;
}

int LinuxDevices::request_line(const char* chip, unsigned line, LineDirection direction) {
  int free_slot = 0;
  while (free_slot < kMostLines && lines_[free_slot].chip) ++free_slot;
  if (free_slot == kMostLines) return -EMFILE;
  gpiod_chip* const opened = gpiod_chip_open(chip);
  if (!opened) return -errno;
  gpiod_line* const wanted = gpiod_chip_get_line(opened, line);
  if (!wanted || take(wanted, direction) != 0) {
    const int error = errno;
    gpiod_chip_close(opened);
    return -error;
  }
  lines_[free_slot] = {opened, wanted};
  return free_slot;
}

int LinuxDevices::set_line(int line, PinLevel level) {
  return or_error(gpiod_line_set_value(lines_[line].line, level == PinLevel::High));
}

int LinuxDevices::get_line(int line) { return or_error(gpiod_line_get_value(lines_[line].line)); }

void LinuxDevices::release_line(int line) {
  gpiod_line_release(lines_[line].line);
  gpiod_chip_close(lines_[line].chip);
  lines_[line] = {};
}

void LinuxDevices::sleep_ms(uint32_t milliseconds) {
  timespec left{static_cast<time_t>(milliseconds / 1000),
                static_cast<long>(milliseconds % 1000 * 1'000'000)};
  while (nanosleep(&left, &left) < 0 && errno == EINTR) {
  }
}

}  // namespace weft
