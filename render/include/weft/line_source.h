// The lines that a panel pulls: packed, from the top down, each once.
#pragma once

#include <span>

#include "weft/status.h"

namespace weft {

/// How the pixels of a line are packed: indices into the palette, most significant bits first, a
/// line padded to a byte.
struct LineShape {
  uint16_t width = 0;          ///< Pixels a line.
  uint16_t height = 0;         ///< Lines.
  uint8_t bits_per_pixel = 0;  ///< 1, 2, 4, 8 (indices or gray levels), 16 (RGB565 or 444, high
                               ///< byte first), 24 (R, G, B).
  size_t bytes_per_line() const { return (static_cast<size_t>(width) * bits_per_pixel + 7) / 8; }
};

/// The value of pixel `x` of a packed line: an index, a gray level, 565 or 888 bits.
inline uint32_t pixel_at(std::span<const uint8_t> line, uint8_t bits_per_pixel, size_t x) {
  if (bits_per_pixel < 8) {
    const size_t bit = x * bits_per_pixel;
    return line[bit / 8] >> (8 - bits_per_pixel - bit % 8) & ((1u << bits_per_pixel) - 1);
  }
  const size_t bytes = bits_per_pixel / 8;
  uint32_t value = 0;
  for (size_t i = 0; i < bytes; ++i) value = value << 8 | line[x * bytes + i];
  return value;
}

class LineSource {
 public:
  virtual ~LineSource() = default;
  virtual LineShape shape() const = 0;
  /// The next line, bytes_per_line() bytes, valid until the next call; empty after the last one and
  /// ever after. May block for a picture that is still to come. Errors: OutOfMemory, Timeout; a
  /// broken picture or font is no error here. Once failed, a source is not called again.
  virtual Result<std::span<const uint8_t>> next_line() = 0;
};

/// The next line where there must be one, as a panel asks for it. Errors: those of `lines`; Corrupt
/// when it has ended, or its line is not as long as its shape says.
inline Result<std::span<const uint8_t>> pull_line(LineSource& lines) {
  WEFT_TRY_ASSIGN(const std::span<const uint8_t> line, lines.next_line());
  if (line.size() != lines.shape().bytes_per_line()) return Status::Corrupt;
  return line;
}

}  // namespace weft
