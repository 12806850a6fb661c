// What a panel pulls: packed lines from the top down, each once.
#pragma once

#include <span>

#include "weft/status.h"

namespace weft {

/// How the pixels of a line are packed: indices into the palette, most significant bits first, a
/// line padded to a byte.
struct LineShape {
  uint16_t width = 0;   ///< Pixels a line.
  uint16_t height = 0;  ///< Lines.
  uint8_t bits_per_pixel =
      0;  ///< 1, 2, 4, 8 (indices or gray levels), 16 (RGB565, high byte first), 24 (R, G, B).
  size_t bytes_per_line() const { return (static_cast<size_t>(width) * bits_per_pixel + 7) / 8; }
};

class LineSource {
 public:
  virtual ~LineSource() = default;
  virtual LineShape shape() const = 0;
  /// The next line, bytes_per_line() bytes, valid until the next call. After the last line:
  /// NotFound. Errors: OutOfMemory, Timeout; a broken picture or font is no error here.
  virtual Result<std::span<const uint8_t>> next_line() = 0;
};

}  // namespace weft
