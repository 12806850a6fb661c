// The GPIO lines of LinuxDevices, by libgpiod 2.
#include <gpiod.h>

#include <cerrno>

#include "weft/linux_bus.h"

namespace weft {
namespace {

gpiod_line_request* request_of(void* handle) { return static_cast<gpiod_line_request*>(handle); }

/// The three objects that a request for one line is made of; any may be null for want of memory.
class Wish {
 public:
  Wish(unsigned line, LineDirection direction) {
    if (!settings_ || !lines_ || !request_) return;
    const bool is_output = direction == LineDirection::Output;
    gpiod_request_config_set_consumer(request_, "weft");
    is_good_ =
        gpiod_line_settings_set_direction(
            settings_, is_output ? GPIOD_LINE_DIRECTION_OUTPUT : GPIOD_LINE_DIRECTION_INPUT) == 0 &&
        gpiod_line_settings_set_output_value(settings_, GPIOD_LINE_VALUE_ACTIVE) == 0 &&
        gpiod_line_config_add_line_settings(lines_, &line, 1, settings_) == 0;
  }
  ~Wish() {
    if (request_) gpiod_request_config_free(request_);
    if (lines_) gpiod_line_config_free(lines_);
    if (settings_) gpiod_line_settings_free(settings_);
  }
  Wish(const Wish&) = delete;
  Wish& operator=(const Wish&) = delete;
  /// Null with errno set.
  gpiod_line_request* of(gpiod_chip& chip) const {
    return is_good_ ? gpiod_chip_request_lines(&chip, request_, lines_) : nullptr;
  }

 private:
  gpiod_line_settings* const settings_ = gpiod_line_settings_new();
  gpiod_line_config* const lines_ = gpiod_line_config_new();
  gpiod_request_config* const request_ = gpiod_request_config_new();
  bool is_good_ = false;
};

}  // namespace

int LinuxDevices::request_line(const char* chip, unsigned line, LineDirection direction) {
  const int slot = free_line();
  if (slot < 0) return slot;
  gpiod_chip* const opened = gpiod_chip_open(chip);
  if (!opened) return -errno;
  gpiod_line_request* const request = Wish(line, direction).of(*opened);
  const int error = errno;
  gpiod_chip_close(opened);
  if (!request) return -error;
  lines_[slot] = {request, line};
  return slot;
}

int LinuxDevices::set_line(int line, PinLevel level) {
  const gpiod_line_value value =
      level == PinLevel::High ? GPIOD_LINE_VALUE_ACTIVE : GPIOD_LINE_VALUE_INACTIVE;
  const Line& taken = lines_[line];
  const int result = gpiod_line_request_set_value(request_of(taken.handle), taken.number, value);
  return result < 0 ? -errno : 0;
}

int LinuxDevices::get_line(int line) {
  const Line& taken = lines_[line];
  const gpiod_line_value value =
      gpiod_line_request_get_value(request_of(taken.handle), taken.number);
  if (value == GPIOD_LINE_VALUE_ERROR) return -errno;
  return value == GPIOD_LINE_VALUE_ACTIVE ? 1 : 0;
}

void LinuxDevices::release_line(int line) {
  gpiod_line_request_release(request_of(lines_[line].handle));
  lines_[line] = {};
}

}  // namespace weft
