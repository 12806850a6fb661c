// Colours beyond <color> syntax: names, and the colour spaces that functions compute in (CSS Color
// 4).
#pragma once

#include <string_view>

#include "weft/color.h"

namespace weft {

/// The colour of a name, without regard to case; also system colours.
bool find_named_color(std::string_view name, bool dark_scheme, Color& color);
/// The colour of "abc", "abcd", "aabbcc" or "aabbccdd".
bool parse_hex_color(std::string_view digits, Color& color);

enum class ColorSpace : uint8_t {
  Srgb,
  SrgbLinear,
  DisplayP3,
  DisplayP3Linear,
  A98Rgb,
  ProphotoRgb,
  Rec2020,
  XyzD65,
  XyzD50,
  Lab,
  Lch,
  Oklab,
  Oklch,
  Hsl,
  Hwb,
};

/// A colour in a space. Hues are in degrees; everything else in the units of the spec's sample code
/// (hsl and hwb: 0…100).
struct SpaceColor {
  ColorSpace space = ColorSpace::Srgb;
  double channels[3] = {0, 0, 0};
  double alpha = 1;
  bool missing[3] = {false, false, false};  ///< "none"
  bool missing_alpha = false;
  bool legacy = true;  ///< As rgb(), hsl(), hwb(), names and digits are written; gradients of such
                       ///< are made in sRGB.
};

SpaceColor converted(const SpaceColor& color, ColorSpace space);
/// To 8-bit sRGB; what lies outside is clipped per channel.
Color to_color(const SpaceColor& color);
SpaceColor from_color(Color color);
/// The index of the channel that is a hue, or -1.
int hue_channel(ColorSpace space);

}  // namespace weft
