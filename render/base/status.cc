#include "weft/status.h"

namespace weft {

const char* status_name(Status status) {
  switch (status) {
    case Status::Ok: return "ok";
    case Status::OutOfMemory: return "out of memory";
    case Status::Io: return "input/output error";
    case Status::Timeout: return "timed out";
    case Status::Protocol: return "protocol error";
    case Status::Untrusted: return "untrusted certificate";
    case Status::Corrupt: return "corrupt data";
    case Status::Unsupported: return "not supported";
    case Status::NotFound: return "not found";
  }
  return "?";
}

}  // namespace weft
