// Points, sizes, rectangles and edges: over Px for layout, over whole device pixels for paint.
#pragma once

#include "render/base/px.h"

namespace weft {

struct Point {
  Px x, y;
  constexpr Point operator+(Point other) const { return {x + other.x, y + other.y}; }
  constexpr Point operator-(Point other) const { return {x - other.x, y - other.y}; }
  constexpr bool operator==(const Point&) const = default;
};

struct Size {
  Px width, height;
  constexpr bool operator==(const Size&) const = default;
};

struct Edges {
  Px top, right, bottom, left;
  constexpr Px horizontal() const { return left + right; }
  constexpr Px vertical() const { return top + bottom; }
  constexpr Edges operator+(const Edges& other) const {
    return {top + other.top, right + other.right, bottom + other.bottom, left + other.left};
  }
  constexpr bool operator==(const Edges&) const = default;
};

struct Rect {
  Px left, top, width, height;
  constexpr Px right() const { return left + width; }
  constexpr Px bottom() const { return top + height; }
  constexpr Rect moved(Point by) const { return {left + by.x, top + by.y, width, height}; }
  constexpr Rect inset(const Edges& by) const {
    return {left + by.left, top + by.top, max(Px(), width - by.horizontal()),
            max(Px(), height - by.vertical())};
  }
  constexpr bool operator==(const Rect&) const = default;
};

/// Whole device pixels; right and bottom are exclusive.
struct IntRect {
  int32_t left = 0, top = 0, right = 0, bottom = 0;
  constexpr int32_t width() const { return right - left; }
  constexpr int32_t height() const { return bottom - top; }
  constexpr bool empty() const { return left >= right || top >= bottom; }
  constexpr IntRect intersected(const IntRect& other) const {
    return {left > other.left ? left : other.left, top > other.top ? top : other.top,
            right < other.right ? right : other.right,
            bottom < other.bottom ? bottom : other.bottom};
  }
  /// The smallest rectangle around both.
  constexpr IntRect united(const IntRect& other) const {
    return {left < other.left ? left : other.left, top < other.top ? top : other.top,
            right > other.right ? right : other.right,
            bottom > other.bottom ? bottom : other.bottom};
  }
  constexpr IntRect grown(int32_t by) const {
    return {left - by, top - by, right + by, bottom + by};
  }
  constexpr bool operator==(const IntRect&) const = default;
};

constexpr Rect to_rect(const IntRect& rect) {
  return {Px::from_int(rect.left), Px::from_int(rect.top), Px::from_int(rect.width()),
          Px::from_int(rect.height())};
}

/// Edges rounded to the nearest device pixel, as Chromium snaps boxes: neighbours stay neighbours.
constexpr IntRect snapped(const Rect& rect) {
  return {rect.left.round(), rect.top.round(), rect.right().round(), rect.bottom().round()};
}

}  // namespace weft
