// A connection to a peer as bytes: blocking reads and writes with a deadline. Sockets and TLS are
// transports; a test may bring its own.
#pragma once

#include <cstdint>
#include <span>

#include "weft/deadline.h"
#include "weft/status.h"

namespace weft {

/// A deadline that has passed is Timeout, also while bytes are ready: no peer can hold a caller by
/// sending without end.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Waits for bytes and returns how many were written to `into`: at least one; 0 when the peer
  /// ended properly. REQUIRES: !into.empty(). Errors: Io, Timeout, Protocol (ended without the
  /// protocol's farewell), OutOfMemory.
  virtual Result<size_t> read(std::span<uint8_t> into, Deadline deadline) = 0;
  /// Writes all of `bytes`. Errors: as read().
  virtual Status write(std::span<const uint8_t> bytes, Deadline deadline) = 0;
};

}  // namespace weft
