// A stream whose first bytes can be looked at before they are read.
#pragma once

#include "weft/byte_stream.h"

namespace weft {

class PrefixedStream final : public ByteStream {
 public:
  /// The prefix lies in `buffer`, which lives as long as the stream.
  PrefixedStream(ByteStream& source, std::span<uint8_t> buffer)
      : source_(&source), buffer_(buffer) {}

  /// The first bytes, as many as the buffer holds, fewer when the stream is shorter. Call it before
  /// anything is read. Errors: as peek().
  Result<std::span<const uint8_t>> prefix();
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  ByteStream* source_;
  std::span<uint8_t> buffer_;
  size_t size_ = 0;
  size_t consumed_ = 0;
};

}  // namespace weft
