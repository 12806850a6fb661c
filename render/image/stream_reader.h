// Bytes of a stream by count, for formats that are read in one direction.
#pragma once

#include "weft/byte_stream.h"

namespace weft {

class StreamReader {
 public:
  /// `stream` must outlive this.
  explicit StreamReader(ByteStream& stream) : stream_(&stream) {}

  /// Fills `out`. Errors: Corrupt (the stream ends before), those of the stream.
  Status read(std::span<uint8_t> out);
  /// Fills the front of `out` with what there is, and says how much; 0 at the end.
  Result<size_t> read_some(std::span<uint8_t> out);
  Status skip(uint64_t bytes);
  Result<uint8_t> byte();
  /// How many bytes were taken.
  uint64_t position() const { return position_; }

 private:
  ByteStream* stream_;
  uint64_t position_ = 0;
};

constexpr uint32_t big_32(const uint8_t* bytes) {
  return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 | bytes[3];
}
constexpr uint16_t little_16(const uint8_t* bytes) {
  return static_cast<uint16_t>(bytes[0] | bytes[1] << 8);
}
constexpr uint32_t little_32(const uint8_t* bytes) {
  return uint32_t{bytes[3]} << 24 | uint32_t{bytes[2]} << 16 | uint32_t{bytes[1]} << 8 | bytes[0];
}

}  // namespace weft
