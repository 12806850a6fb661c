// Failures of devices in words: what is missing, and what to do about it.
#pragma once

#include "weft/notes.h"
#include "weft/status.h"

namespace weft {

/// The remedies for devices of a kind that are not there, or not for this user.
struct DeviceKind {
  const char* to_enable;  ///< "enable SPI (…)"
  const char* group;      ///< "spi"
};

/// Notes why `device` failed with `error` (a positive errno). Always Io.
Status note_device_failure(Notes& notes, const char* device, int error, const DeviceKind& kind);

}  // namespace weft
