#include "tools/weft/preview/canvas.h"

#include <algorithm>

namespace weft {
namespace {

uint8_t mixed(uint8_t under, uint8_t over, uint8_t opacity) {
  return static_cast<uint8_t>(multiply_255(under, 255u - opacity) + multiply_255(over, opacity));
}

Color mixed(Color under, Color over, uint8_t opacity) {
  return {mixed(under.red, over.red, opacity), mixed(under.green, over.green, opacity),
          mixed(under.blue, over.blue, opacity)};
}

}  // namespace

PixelRect PixelRect::intersected(const PixelRect& other) const {
  const int new_left = std::max(left, other.left), new_top = std::max(top, other.top);
  const int right = std::min(left + width, other.left + other.width);
  const int bottom = std::min(top + height, other.top + other.height);
  return {new_left, new_top, std::max(right - new_left, 0), std::max(bottom - new_top, 0)};
}

void Canvas::fill(const PixelRect& rect, Color color, uint8_t opacity) {
  const PixelRect inside = rect.intersected(whole());
  for (int y = inside.top; y < inside.top + inside.height; ++y)
    for (int x = inside.left; x < inside.left + inside.width; ++x)
      at(x, y) = opacity == 255 ? color : mixed(at(x, y), color, opacity);
}

void Canvas::frame(const PixelRect& rect, Color color, int thickness) {
  const int inner = rect.height - 2 * thickness;
  fill({rect.left, rect.top, rect.width, thickness}, color);
  fill({rect.left, rect.top + rect.height - thickness, rect.width, thickness}, color);
  fill({rect.left, rect.top + thickness, thickness, inner}, color);
  fill({rect.left + rect.width - thickness, rect.top + thickness, thickness, inner}, color);
}

void Canvas::blend(const Canvas& other, int left, int top, uint8_t opacity) {
  const PixelRect placed{left, top, other.size().width, other.size().height};
  const PixelRect inside = placed.intersected(whole());
  for (int y = inside.top; y < inside.top + inside.height; ++y)
    for (int x = inside.left; x < inside.left + inside.width; ++x)
      at(x, y) = mixed(at(x, y), other.at(x - left, y - top), opacity);
}

}  // namespace weft
