// Big-endian reads from a mapped font that cannot leave it: what lies outside reads as 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace weft {

class FontBytes {
 public:
  FontBytes() = default;
  explicit FontBytes(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  size_t size() const { return bytes_.size(); }
  bool empty() const { return bytes_.empty(); }
  uint8_t u8(size_t at) const { return at < bytes_.size() ? bytes_[at] : uint8_t{0}; }
  uint16_t u16(size_t at) const { return static_cast<uint16_t>((u8(at) << 8) | u8(at + 1)); }
  int16_t i16(size_t at) const { return static_cast<int16_t>(u16(at)); }
  uint32_t u32(size_t at) const { return (static_cast<uint32_t>(u16(at)) << 16) | u16(at + 2); }

  /// The bytes from `offset` on; empty when that is outside.
  FontBytes from(size_t offset) const {
    return offset < bytes_.size() ? FontBytes(bytes_.subspan(offset)) : FontBytes();
  }
  /// `length` bytes from `offset`, cut at the end.
  FontBytes range(size_t offset, size_t length) const {
    const FontBytes rest = from(offset);
    return length < rest.size() ? FontBytes(rest.bytes_.first(length)) : rest;
  }
  /// The subtable that the 16-bit offset at `at` points to; empty when the offset is null.
  FontBytes subtable(size_t at) const { return u16(at) ? from(u16(at)) : FontBytes(); }

 private:
  std::span<const uint8_t> bytes_;
};

}  // namespace weft
