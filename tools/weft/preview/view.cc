#include "tools/weft/preview/view.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weft {
namespace {

constexpr WindowSize kComfortable{1280, 1000};
constexpr int kMostZoom = 16;

// The largest whole zoom at which the picture fits; less than 1 when it does not at all.
double fitting_scale(WindowSize picture, WindowSize area) {
  const double fits = std::min(static_cast<double>(area.width) / picture.width,
                               static_cast<double>(area.height) / picture.height);
  return fits < 1 ? fits : std::min(std::floor(fits), static_cast<double>(kMostZoom));
}

WindowSize comfortable(WindowSize room) {
  return {std::min(room.width, kComfortable.width), std::min(room.height, kComfortable.height)};
}

int scaled(int pixels, double scale) {
  return std::max(static_cast<int>(std::lround(pixels * scale)), 1);
}

// Light that a channel of sRGB stands for: dots of a dithered picture are averaged as eyes do.
const std::array<float, 256>& light_table() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> light{};
    for (size_t i = 0; i < light.size(); ++i) {
      const float encoded = static_cast<float>(i) / 255;
      light[i] =
          encoded <= 0.04045f ? encoded / 12.92f : std::pow((encoded + 0.055f) / 1.055f, 2.4f);
    }
    return light;
  }();
  return table;
}

uint8_t encoded(float light) {
  static const std::array<uint8_t, 4097> table = [] {
    std::array<uint8_t, 4097> codes{};
    for (size_t i = 0; i < codes.size(); ++i) {
      const float each = static_cast<float>(i) / 4096;
      const float code =
          each <= 0.0031308f ? each * 12.92f : 1.055f * std::pow(each, 1 / 2.4f) - 0.055f;
      codes[i] = static_cast<uint8_t>(std::lround(code * 255));
    }
    return codes;
  }();
  return table[static_cast<size_t>(std::clamp(light, 0.f, 1.f) * 4096 + 0.5f)];
}

Color average(const Canvas& picture, int left, int top, int right, int bottom) {
  const auto& light = light_table();
  float red = 0, green = 0, blue = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const Color color = picture.at(x, y);
      red += light[color.red];
      green += light[color.green];
      blue += light[color.blue];
    }
  const float count = static_cast<float>((right - left) * (bottom - top));
  return {encoded(red / count), encoded(green / count), encoded(blue / count)};
}

// A span of the picture for one pixel of the window.
struct Span {
  int begin, end;
};
Span span_at(int offset, double scale, int size) {
  const int begin = std::clamp(static_cast<int>(std::floor(offset / scale)), 0, size - 1);
  const int end = static_cast<int>(std::ceil((offset + 1) / scale));
  return {begin, scale >= 1 ? begin + 1 : std::clamp(end, begin + 1, size)};
}

}  // namespace

void View::set_picture(WindowSize picture, WindowSize room) {
  picture_ = picture;
  room_ = room;
  is_given_ = false;
  scrolled_x_ = scrolled_y_ = 0;
  fit();
  set_window(wanted_window());
}

void View::fit() {
  scale_ = zoom_ ? zoom_ : fitting_scale(picture_, is_given_ ? room_ : comfortable(room_));
}

void View::set_window(WindowSize window) {
  window_ = window;
  scroll(0, 0);
}

void View::take_window(WindowSize window) {
  is_given_ = true;
  room_ = window;
  fit();
  set_window(window);
}

void View::toggle_zoom() {
  zoom_ = zoom_ ? 0 : scale_ == 1 ? 2 : 1;
  fit();
}

WindowSize View::wanted_window() const {
  if (is_given_) return room_;
  return {std::min(scaled(picture_.width, scale_), std::max(room_.width, 1)),
          std::min(scaled(picture_.height, scale_), std::max(room_.height, 1))};
}

void View::scroll(int right, int down) {
  const int most_x = std::max(scaled(picture_.width, scale_) - window_.width, 0);
  const int most_y = std::max(scaled(picture_.height, scale_) - window_.height, 0);
  scrolled_x_ = std::clamp(scrolled_x_ + right, 0, most_x);
  scrolled_y_ = std::clamp(scrolled_y_ + down, 0, most_y);
}

bool View::can_scroll() const {
  return scaled(picture_.width, scale_) > window_.width ||
         scaled(picture_.height, scale_) > window_.height;
}

PixelRect View::place() const {
  const int width = scaled(picture_.width, scale_), height = scaled(picture_.height, scale_);
  return {width <= window_.width ? (window_.width - width) / 2 : -scrolled_x_,
          height <= window_.height ? (window_.height - height) / 2 : -scrolled_y_, width, height};
}

bool View::find(int x, int y, int& picture_x, int& picture_y) const {
  const PixelRect here = place();
  if (!here.contains(x, y)) return false;
  picture_x = span_at(x - here.left, scale_, picture_.width).begin;
  picture_y = span_at(y - here.top, scale_, picture_.height).begin;
  return true;
}

PixelRect View::placed(const PixelRect& part) const {
  const PixelRect here = place();
  const auto at = [&](int pixels) { return static_cast<int>(std::lround(pixels * scale_)); };
  const int left = at(part.left), top = at(part.top);
  return {here.left + left, here.top + top, std::max(at(part.left + part.width) - left, 1),
          std::max(at(part.top + part.height) - top, 1)};
}

void View::draw(const Canvas& picture, const PixelRect& clip, Canvas& window) const {
  const WindowSize size = picture.size();
  PixelRect here = place();
  const int left = here.left, top = here.top;
  here.width = scaled(size.width, scale_);
  here.height = scaled(size.height, scale_);
  const PixelRect inside = here.intersected(clip).intersected(window.whole());
  for (int y = inside.top; y < inside.top + inside.height; ++y) {
    const Span rows = span_at(y - top, scale_, size.height);
    for (int x = inside.left; x < inside.left + inside.width; ++x) {
      const Span columns = span_at(x - left, scale_, size.width);
      window.at(x, y) = scale_ >= 1
                            ? picture.at(columns.begin, rows.begin)
                            : average(picture, columns.begin, rows.begin, columns.end, rows.end);
    }
  }
}

}  // namespace weft
