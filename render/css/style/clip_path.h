// clip-path (CSS Masking 1, 5): a basic shape (CSS Shapes 1, 3) in a box, the box itself, or an
// element; shape-outside has the form of a picture instead of the last.
#pragma once

#include <string_view>

#include "render/base/outlines.h"
#include "render/css/style/surface_values.h"

namespace weft {

struct ClipPath {
  enum class Kind : uint8_t { Box, Url, Image, Inset, Circle, Ellipse, Polygon, Path, Shape };
  enum class Box : uint8_t { Border, Padding, Content, Margin, Fill, Stroke, View };
  Kind kind = Kind::Box;
  Box box = Box::Border;
  FillRule rule = FillRule::NonZero;  ///< Of Polygon, Path and Shape.
  /// Of Circle and Ellipse; Explicit: as `lengths` says.
  Gradient::Extent extent_x = Gradient::Extent::ClosestSide,
                   extent_y = Gradient::Extent::ClosestSide;
  float unit = 1;  ///< Device px of a unit of a path.
  /// The URL, or the data of a path. Shape: its commands as letters of path data, small ones for
  /// `by`; each control point has what it is from, s(tart), e(nd) or o(rigin), an arc its flags.
  std::string_view text;
  /// Inset: top, right, bottom, left; where corners are round, their radii from the top left on,
  /// first in x, then in y. Circle and Ellipse: the radii, then the centre (Auto: the middle).
  /// Polygon: x and y of each corner. Shape: those of its beginning, then what the commands take:
  /// the end, control points or radii and degrees.
  std::span<const Length> lengths;
  const ImageValue* image = nullptr;  ///< Of Image. Equal ones are one.
  bool operator==(const ClipPath&) const = default;
};

}  // namespace weft
