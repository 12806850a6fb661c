// The ways in which one pixel is laid on another (Compositing and Blending 1, 9 and 10).
#pragma once

#include <cstdint>

#include "weft/color.h"

namespace weft {

enum class Compositing : uint8_t {
  // Operators of Porter and Duff.
  SourceOver,
  SourceIn,
  SourceOut,
  SourceAtop,
  DestinationIn,
  Xor,
  Lighter,  ///< plus-lighter: the sum.
  // Blend modes, composited by SourceOver: those of each channel alone, then those of colours.
  Multiply,
  Screen,
  Overlay,
  Darken,
  Lighten,
  ColorDodge,
  ColorBurn,
  HardLight,
  SoftLight,
  Difference,
  Exclusion,
  Hue,
  Saturation,
  Color,
  Luminosity,
};

/// `source` laid on `below`.
Rgba composited(Compositing how, Rgba source, Rgba below);

/// Whether a transparent source changes what is below it.
constexpr bool clears_around(Compositing how) {
  return how == Compositing::SourceIn || how == Compositing::SourceOut ||
         how == Compositing::DestinationIn;
}

}  // namespace weft
