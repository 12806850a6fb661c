// Shared by the readers of colours and gradients: colours in their space, and the ways between two
// of them (CSS Color 4, 12). Private to color_*.cc and gradient_stops.cc.
#pragma once

#include "render/css/values/color_values.h"
#include "render/css/values/value_reader.h"

namespace weft {

enum class HueMethod : uint8_t { Shorter, Longer, Increasing, Decreasing };

struct ColorInterpolation {
  ColorSpace space = ColorSpace::Oklab;
  HueMethod hue = HueMethod::Shorter;
};

/// Reads a <color>.
bool parse_space_color(ValueReader& reader, SpaceColor& color);
/// Reads the colour function in front.
bool parse_color_function(ValueReader& reader, SpaceColor& color);
/// Reads color-mix().
bool parse_color_mix(ValueReader& reader, SpaceColor& color);
/// Reads the name of a space that color() takes.
bool parse_predefined_space(ValueReader& reader, ColorSpace& space);
/// Reads "in <space> [ <method> hue ]?".
bool parse_interpolation(ValueReader& reader, ColorInterpolation& interpolation);
/// `color` in `space`, ready to be interpolated: missing components carried over, hues without
/// power missing.
SpaceColor prepared(const SpaceColor& color, ColorSpace space);
/// The colour `part_of_b` of the way from `a` to `b`, which are prepared(); premultiplied.
SpaceColor interpolated(SpaceColor a, SpaceColor b, double part_of_b, HueMethod method);

}  // namespace weft
