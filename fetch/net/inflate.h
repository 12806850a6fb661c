// Content-Encoding: gzip (RFC 1952) by zlib, between an exchange and the reader: all members of the
// body one after the other; what follows the last is passed over. Holds a 4 KB buffer and zlib's
// state, about 40 KB with its window, until the body ends.
#pragma once

#include "fetch/net/stream.h"

namespace weft {

class GzipBody {
 public:
  /// Errors: OutOfMemory.
  static Result<Owned<GzipBody>> create(Budget& budget);
  virtual ~GzipBody() = default;
  /// As Exchange::peek(), of the decoded body of `exchange`. Errors: those, Corrupt (not gzip),
  /// Protocol (cut off, or blown up beyond what any page needs).
  virtual Result<std::span<const uint8_t>> peek(Exchange& exchange, Deadline deadline) = 0;
  virtual void consume(size_t bytes) = 0;
  /// Bytes taken from the exchange so far.
  virtual uint64_t wire_bytes() const = 0;
  /// Why peek() failed when it was not the exchange; null otherwise.
  virtual const char* reason() const = 0;
};

}  // namespace weft
