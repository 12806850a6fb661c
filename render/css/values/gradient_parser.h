// Private to gradient_values.cc and gradient_stops.cc, which share it.
#pragma once

#include "render/css/values/color_parser.h"

namespace weft {

/// The interpolation of colours that a gradient asks for, if it does.
struct GradientWay {
  bool stated = false;
  ColorInterpolation interpolation;
};

/// Reads the stops up to the end into `gradient`. Where the painter's way between two stops,
/// straight in sRGB, is not the one that is meant, more stops are put between them.
bool parse_gradient_stops(ValueReader& reader, const GradientWay& way, Gradient& gradient);
/// Reads the gradient in front into `image`, if there is one.
bool parse_gradient(ValueReader& reader, ImageValue& image);
bool is_gradient(const Token& token);

}  // namespace weft
