// The interface everything hangs on: bytes are pulled, and credit to the sender is granted by
// consuming.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "weft/status.h"

namespace weft {

class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// The next contiguous bytes, at least one; empty at the end and ever after. Blocks, pumping the
  /// connection, until the deadline. The span is valid until the next call. Errors: Io, Timeout,
  /// Protocol, Untrusted, NotFound, OutOfMemory; once failed, it fails the same way for ever.
  virtual Result<std::span<const uint8_t>> peek() = 0;
  /// Drops the first `bytes` bytes and grants the sender as much again. REQUIRES: bytes <= the size
  /// of the last peek().
  virtual void consume(size_t bytes) = 0;
};

/// Bytes that lie in memory, which must outlive the stream. `chunk_bytes` limits what one peek()
/// shows; it is not 0.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::span<const uint8_t> bytes, size_t chunk_bytes = SIZE_MAX)
      : bytes_(bytes), chunk_bytes_(chunk_bytes) {}
  explicit MemoryStream(std::string_view text, size_t chunk_bytes = SIZE_MAX)
      : MemoryStream({reinterpret_cast<const uint8_t*>(text.data()), text.size()}, chunk_bytes) {}

  Result<std::span<const uint8_t>> peek() override {
    return bytes_.first(bytes_.size() < chunk_bytes_ ? bytes_.size() : chunk_bytes_);
  }
  void consume(size_t bytes) override { bytes_ = bytes_.subspan(bytes); }

 private:
  std::span<const uint8_t> bytes_;
  size_t chunk_bytes_;
};

}  // namespace weft
