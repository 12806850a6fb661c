#include "weft/linux_bus.h"

#include <fcntl.h>
#include <linux/i2c-dev.h>
#include <linux/spi/spidev.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>

namespace weft {
namespace {

int or_error(int result) { return result < 0 ? -errno : result; }

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

int LinuxDevices::free_line() const {
  for (int slot = 0; slot < kMostLines; ++slot)
    if (!lines_[slot].handle) return slot;
  return -EMFILE;
}

void LinuxDevices::sleep_ms(uint32_t milliseconds) {
  timespec left{static_cast<time_t>(milliseconds / 1000),
                static_cast<long>(milliseconds % 1000 * 1'000'000)};
  while (nanosleep(&left, &left) < 0 && errno == EINTR) {
  }
}

}  // namespace weft
