// The interface by which the output asks for lines of a page; paint is behind it.
#pragma once

#include <span>

#include "render/base/inks.h"
#include "weft/status.h"

namespace weft {

/// A line of pixels, valid until the next call.
struct PixelLine {
  std::span<const Rgba> pixels;    ///< Opaque.
  std::span<const uint8_t> marks;  ///< Per pixel: PixelKind and marks.
};

class PixelSource {
 public:
  virtual ~PixelSource() = default;
  virtual uint16_t width() const = 0;
  virtual uint16_t height() const = 0;
  /// The next line from the top, width() pixels; without pixels after the last. Errors:
  /// OutOfMemory, Timeout.
  virtual Result<PixelLine> next_line() = 0;
};

}  // namespace weft
