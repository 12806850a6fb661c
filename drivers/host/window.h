// A window on the desktop that shows one picture, pixel for pixel at a whole zoom.
#pragma once

#include <span>

#include "weft/color.h"
#include "weft/status.h"

namespace weft {

class Window {
 public:
  virtual ~Window() = default;
  /// Shows `width` x `height` pixels, row by row; the window takes their size. Errors: Io.
  virtual Status show(std::span<const Color> pixels, uint16_t width, uint16_t height) = 0;
  /// UTF-8, ends with 0.
  virtual void set_title(const char* title) = 0;
  /// The character of the next key, 'q' when the window is closed, 0 when nothing comes within the
  /// time.
  virtual char wait_for_key(uint32_t timeout_ms) = 0;
};

}  // namespace weft
