// A font as WOFF2 (W3C, WOFF File Format 2.0), its tables as they are and the brotli stream (RFC
// 7932) in uncompressed meta-blocks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fonts/sfnt/font_bytes.h"

namespace weft {

class ByteWriter {
 public:
  void u8(size_t value) { bytes.push_back(static_cast<uint8_t>(value)); }
  void u16(size_t value) { u8(value >> 8), u8(value); }
  void u32(size_t value) { u16(value >> 16), u16(value); }
  void append(std::span<const uint8_t> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
  }
  /// UIntBase128.
  void base128(size_t value) {
    for (int shift = 28; shift >= 0; shift -= 7)
      if (value >> shift || shift == 0) u8((value >> shift & 0x7F) | (shift ? 0x80 : 0));
  }
  std::vector<uint8_t> bytes;
};

inline std::vector<uint8_t> as_brotli(std::span<const uint8_t> data) {
  ByteWriter out;
  for (bool is_first = true; !data.empty(); is_first = false) {
    const size_t count = std::min<size_t>(data.size(), 65536);
    // ISLAST 0, MNIBBLES 0, MLEN - 1, ISUNCOMPRESSED 1; in front of the first WBITS, a 0.
    const size_t bits = ((count - 1) << 3 | size_t{1} << 19) << is_first;
    for (int shift = 0; shift < 24; shift += 8) out.u8(bits >> shift);
    out.append(data.first(count));
    data = data.subspan(count);
  }
  out.u8(3);  // ISLAST, ISLASTEMPTY
  return out.bytes;
}

/// `font`: a file of one face.
inline std::vector<uint8_t> as_woff2(std::span<const uint8_t> font) {
  const FontBytes file(font);
  ByteWriter tables, directory, out;
  const size_t count = file.u16(4);
  for (size_t i = 0; i < count; ++i) {
    const size_t record = 12 + 16 * i, length = file.u32(record + 12);
    const uint32_t tag = file.u32(record);
    const bool has_transform_by_default = tag == 0x676C7966 || tag == 0x6C6F6361;  // glyf, loca
    directory.u8(has_transform_by_default ? 0xFF : 0x3F);
    directory.u32(tag);
    directory.base128(length);
    tables.append(font.subspan(file.u32(record + 8), length));
  }
  const std::vector<uint8_t> packed = as_brotli(tables.bytes);
  out.u32(0x774F4632);
  out.u32(file.u32(0));
  out.u32((48 + directory.bytes.size() + packed.size() + 3) / 4 * 4);
  out.u16(count);
  out.u16(0);
  out.u32(font.size());
  out.u32(packed.size());
  out.u32(0x10000);
  for (int i = 0; i < 5; ++i) out.u32(0);
  out.append(directory.bytes);
  out.append(packed);
  while (out.bytes.size() % 4) out.u8(0);
  return out.bytes;
}

}  // namespace weft
