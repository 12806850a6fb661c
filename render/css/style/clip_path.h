// clip-path (CSS Masking 1, 5): a basic shape (CSS Shapes 1, 3) in a box, the box itself, or an
// element; shape-outside has the form of a picture instead of the last, offset-path (Motion Path 1,
// 2.1) may have a ray.
#pragma once

#include <string_view>

#include "render/base/outlines.h"
#include "render/css/style/surface_values.h"

namespace weft {

struct ClipPath {
  enum class Kind : uint8_t { Box, Url, Image, Inset, Circle, Ellipse, Polygon, Path, Shape, Ray };
  enum class Box : uint8_t { Border, Padding, Content, Margin, Fill, Stroke, View };
  Kind kind = Kind::Box;
  Box box = Box::Border;
  FillRule rule = FillRule::NonZero;  ///< Of Polygon, Path and Shape.
  bool contains = false;              ///< Of a Ray: the box stays in the other box at its end.
  /// Of Circle and Ellipse; Explicit: as `lengths` says. Of a Ray: its length, Explicit for sides.
  Gradient::Extent extent_x = Gradient::Extent::ClosestSide,
                   extent_y = Gradient::Extent::ClosestSide;
  float unit = 1;  ///< Device px of a unit of a path.
  /// The URL, or the data of a path. Shape: its commands as letters of path data, small ones for
  /// `by`; each control point has what it is from, s(tart), e(nd) or o(rigin), an arc its flags.
  std::string_view text;
  /// Inset: top, right, bottom, left; where corners are round, their radii from the top left on,
  /// first in x, then in y. Circle and Ellipse: the radii, then the centre (Auto: the middle).
  /// Polygon: x and y of each corner. Shape: those of its beginning, then what the commands take:
  /// the end, control points or radii and degrees. Ray: its degrees, then where it begins (Auto:
  /// as offset-position says).
  std::span<const Length> lengths;
  const ImageValue* image = nullptr;  ///< Of Image. Equal ones are one.
  bool operator==(const ClipPath&) const = default;
};

}  // namespace weft
