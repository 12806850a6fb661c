// A connection to a peer as bytes: blocking reads and writes with a deadline. Sockets and TLS are
// transports; a test may bring its own.
#pragma once

#include <cstdint>
#include <span>

#include "render/base/status.h"

namespace weft {

/// A point in time of the monotonic clock, in milliseconds.
class Deadline {
 public:
  static Deadline in_ms(int64_t ms) { return Deadline(now_ms() + ms); }
  static Deadline never() { return Deadline(INT64_MAX); }
  static int64_t now_ms();

  /// Milliseconds left, at least 0 and at most an hour.
  int remaining_ms() const;
  bool passed() const { return now_ms() >= at_ms_; }
  /// The earlier of the two.
  Deadline sooner(Deadline other) const { return at_ms_ < other.at_ms_ ? *this : other; }

 private:
  explicit Deadline(int64_t at_ms) : at_ms_(at_ms) {}
  int64_t at_ms_;
};

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
