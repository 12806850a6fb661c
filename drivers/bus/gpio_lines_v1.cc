// The GPIO lines of LinuxDevices, by libgpiod 1.
#include <gpiod.h>

#include <cerrno>

#include "weft/linux_bus.h"

namespace weft {
namespace {

gpiod_line* line_of(void* handle) { return static_cast<gpiod_line*>(handle); }

int take(gpiod_line* line, LineDirection direction) {
  return direction == LineDirection::Output ? gpiod_line_request_output(line, "weft", 1)
                                            : gpiod_line_request_input(line, "weft");
}

}  // namespace

int LinuxDevices::request_line(const char* chip, unsigned line, LineDirection direction) {
  const int slot = free_line();
  if (slot < 0) return slot;
  gpiod_chip* const opened = gpiod_chip_open(chip);
  if (!opened) return -errno;
  gpiod_line* const wanted = gpiod_chip_get_line(opened, line);
  if (!wanted || take(wanted, direction) != 0) {
    const int error = errno;
    gpiod_chip_close(opened);
    return -error;
  }
  lines_[slot] = {wanted, line};
  return slot;
}

int LinuxDevices::set_line(int line, PinLevel level) {
  const int result = gpiod_line_set_value(line_of(lines_[line].handle), level == PinLevel::High);
  return result < 0 ? -errno : 0;
}

int LinuxDevices::get_line(int line) {
  const int result = gpiod_line_get_value(line_of(lines_[line].handle));
  return result < 0 ? -errno : result;
}

void LinuxDevices::release_line(int line) {
  gpiod_line* const taken = line_of(lines_[line].handle);
  gpiod_chip* const chip = gpiod_line_get_chip(taken);
  gpiod_line_release(taken);
  gpiod_chip_close(chip);
  lines_[line] = {};
}

}  // namespace weft
