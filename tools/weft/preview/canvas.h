// A rectangle of colours that parts of the window are put together on.
#pragma once

#include <vector>

#include "drivers/host/window.h"
#include "weft/color.h"

namespace weft {

/// A rectangle of pixels.
struct PixelRect {
  int left = 0, top = 0, width = 0, height = 0;
  bool contains(int x, int y) const {
    return x >= left && y >= top && x < left + width && y < top + height;
  }
  PixelRect intersected(const PixelRect& other) const;
};

class Canvas {
 public:
  Canvas() = default;
  explicit Canvas(WindowSize size, Color color = kBlack)
      : size_(size),
        pixels_(static_cast<size_t>(size.width) * static_cast<size_t>(size.height), color) {}
  WindowSize size() const { return size_; }
  PixelRect whole() const { return {0, 0, size_.width, size_.height}; }
  bool empty() const { return pixels_.empty(); }
  const std::vector<Color>& pixels() const { return pixels_; }
  /// REQUIRES: 0 <= x < width, 0 <= y < height
  Color& at(int x, int y) { return pixels_[index(x, y)]; }
  Color at(int x, int y) const { return pixels_[index(x, y)]; }

  /// What lies outside of the canvas is left out, here and below. `opacity`: 0 to 255.
  void fill(const PixelRect& rect, Color color, uint8_t opacity = 255);
  /// The outermost `thickness` pixels inside of `rect`.
  void frame(const PixelRect& rect, Color color, int thickness = 1);
  /// Puts `other` with its corner at (left, top).
  void blend(const Canvas& other, int left, int top, uint8_t opacity = 255);

 private:
  size_t index(int x, int y) const {
    return static_cast<size_t>(y) * static_cast<size_t>(size_.width) + static_cast<size_t>(x);
  }
  WindowSize size_;
  std::vector<Color> pixels_;
};

}  // namespace weft
