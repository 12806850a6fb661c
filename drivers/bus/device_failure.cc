#include "drivers/bus/device_failure.h"

#include <cerrno>
#include <cstring>

namespace weft {

Status note_device_failure(Notes& notes, const char* device, int error, const DeviceKind& kind) {
  switch (error) {
    case ENOENT:
    case ENODEV: notes.notef("there is no %s: %s", device, kind.to_enable); break;
    case EACCES:
    case EPERM:
      notes.notef("no permission for %s: become a member of the group %s, then log in again",
                  device, kind.group);
      break;
    case EBUSY:
      notes.notef("%s is in use: by another program, or by a driver of the kernel", device);
      break;
    default: notes.notef("%s failed: %s", device, std::strerror(error)); break;
  }
  return Status::Io;
}

}  // namespace weft
