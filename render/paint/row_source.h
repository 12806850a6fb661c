// Rows of pixels that someone pulls from the top down: a group that is painted ahead of the line it
// is seen in, and the filters that are laid over one.
#pragma once

#include <span>

#include "render/base/geometry.h"
#include "weft/color.h"
#include "weft/status.h"

namespace weft {

class RowSource {
 public:
  virtual ~RowSource() = default;
  /// The device pixels that may hold something; all outside is transparent.
  virtual IntRect bounds() const = 0;
  int32_t left() const { return bounds().left; }
  int32_t right() const { return bounds().right; }

  /// Row `y`, premultiplied: right() - left() pixels from left() on, valid until the next call. A
  /// row above or below bounds() is transparent. REQUIRES: `y` is at least that of the call before;
  /// rows may be left out. Errors: OutOfMemory, Timeout.
  virtual Result<std::span<const Rgba>> row(int32_t y) = 0;
};

}  // namespace weft
