// color-mix() and the interpolation of colours (CSS Color 4, section 12; CSS Color 5, section 2).
#include <algorithm>
#include <cmath>

#include "render/css/values/color_parser.h"

namespace weft {
namespace {

constexpr uint8_t number_of(ColorSpace space) { return static_cast<uint8_t>(space); }

constexpr Keyword kSpaces[] = {
    {"srgb", number_of(ColorSpace::Srgb)},
    {"srgb-linear", number_of(ColorSpace::SrgbLinear)},
    {"display-p3", number_of(ColorSpace::DisplayP3)},
    {"display-p3-linear", number_of(ColorSpace::DisplayP3Linear)},
    {"a98-rgb", number_of(ColorSpace::A98Rgb)},
    {"prophoto-rgb", number_of(ColorSpace::ProphotoRgb)},
    {"rec2020", number_of(ColorSpace::Rec2020)},
    {"xyz", number_of(ColorSpace::XyzD65)},
    {"xyz-d65", number_of(ColorSpace::XyzD65)},
    {"xyz-d50", number_of(ColorSpace::XyzD50)},
    // The rest are for interpolation only.
    {"lab", number_of(ColorSpace::Lab)},
    {"lch", number_of(ColorSpace::Lch)},
    {"oklab", number_of(ColorSpace::Oklab)},
    {"oklch", number_of(ColorSpace::Oklch)},
    {"hsl", number_of(ColorSpace::Hsl)},
    {"hwb", number_of(ColorSpace::Hwb)},
};
constexpr size_t kPredefinedSpaces = 10;

constexpr Keyword kHueMethods[] = {
    {"shorter", 0}, {"longer", 1}, {"increasing", 2}, {"decreasing", 3}};

/// CSS Color 4, 12.4: the second hue, moved so that going there from the first takes the way of
/// `method`.
double fixed_up_hue(double from, double to, HueMethod method) {
  const double difference = to - from;
  switch (method) {
    case HueMethod::Shorter: return difference > 180 ? to - 360 : difference < -180 ? to + 360 : to;
    case HueMethod::Longer:
      if (difference > 0 && difference < 180) return to - 360;
      return difference > -180 && difference <= 0 ? to + 360 : to;
    case HueMethod::Increasing: return difference < 0 ? to + 360 : to;
    case HueMethod::Decreasing: return difference > 0 ? to - 360 : to;
  }
  return to;
}

double within_a_turn(double hue) {
  hue = std::fmod(hue, 360);
  return hue < 0 ? hue + 360 : hue;
}

/// The kind of a component: components of the same kind are analogous (CSS Color 4, 12.2).
enum class Component : uint8_t {
  Red,
  Green,
  Blue,
  Lightness,
  Colorfulness,
  Hue,
  OpponentA,
  OpponentB,
  White,
  Black
};

struct Components {
  Component of[3];
};

constexpr Components components(ColorSpace space) {
  using C = Component;
  switch (space) {
    case ColorSpace::Lab:
    case ColorSpace::Oklab: return {{C::Lightness, C::OpponentA, C::OpponentB}};
    case ColorSpace::Lch:
    case ColorSpace::Oklch: return {{C::Lightness, C::Colorfulness, C::Hue}};
    case ColorSpace::Hsl: return {{C::Hue, C::Colorfulness, C::Lightness}};
    case ColorSpace::Hwb: return {{C::Hue, C::White, C::Black}};
    default: return {{C::Red, C::Green, C::Blue}};
  }
}

/// CSS Color 4, 12.2: also colourfulness and hue together are a and b together.
void carry_missing(const SpaceColor& from, SpaceColor& to) {
  const Components of_from = components(from.space), of_to = components(to.space);
  const auto chromatic = [](Component c) {
    return c == Component::Colorfulness || c == Component::Hue || c == Component::OpponentA ||
           c == Component::OpponentB;
  };
  bool all_chroma = of_from.of[0] == Component::Lightness && of_to.of[0] == Component::Lightness;
  for (int i = 1; i < 3; ++i) all_chroma = all_chroma && from.missing[i];
  for (int i = 0; i < 3; ++i)
    for (int k = 0; k < 3; ++k)
      if (of_from.of[i] == of_to.of[k]) to.missing[k] = to.missing[k] || from.missing[i];
  for (int k = 0; k < 3; ++k)
    to.missing[k] = to.missing[k] || (all_chroma && chromatic(of_to.of[k]));
}

/// Achromatic colours have no hue of their own (CSS Color 4, 12.2; its epsilons).
void mark_powerless_hue(SpaceColor& color) {
  const int hue = hue_channel(color.space);
  if (hue < 0) return;
  const double chroma = color.channels[1];
  bool gray = chroma <= 0.001;
  if (color.space == ColorSpace::Hwb) gray = color.channels[1] + color.channels[2] >= 99.999;
  if (color.space == ColorSpace::Lch) gray = chroma <= 0.0015;
  if (color.space == ColorSpace::Oklch) gray = chroma <= 0.000004;
  color.missing[hue] = color.missing[hue] || gray;
}

bool parse_percentage(ValueReader& reader, double& percent) {
  Numeric value;
  if (!reader.numeric(value) || !value.is_percentage()) return false;
  percent = value.from_math ? std::clamp(value.percent, 0.0, 100.0) : value.percent;
  return percent >= 0 && percent <= 100;
}

/// A colour and its percentage, in either order; negative = not given.
bool parse_mix_part(ValueReader& reader, SpaceColor& color, double& percent) {
  percent = -1;
  const Token& token = reader.peek();
  const bool first = token.is(TokenType::Percentage) ||
                     (token.is(TokenType::Function) && is_math_function(token.text));
  if (first && !parse_percentage(reader, percent)) return false;
  if (!parse_space_color(reader, color)) return false;
  if (first || reader.at_end() || reader.peek().is(TokenType::Comma)) return true;
  return parse_percentage(reader, percent);
}

}  // namespace

bool parse_predefined_space(ValueReader& reader, ColorSpace& space) {
  uint8_t number = 0;
  if (!reader.keyword(std::span(kSpaces).first(kPredefinedSpaces), number)) return false;
  space = static_cast<ColorSpace>(number);
  return true;
}

bool parse_interpolation(ValueReader& reader, ColorInterpolation& interpolation) {
  uint8_t space = 0, method = 0;
  if (!reader.take_ident("in") || !reader.keyword(kSpaces, space)) return false;
  interpolation.space = static_cast<ColorSpace>(space);
  if (hue_channel(interpolation.space) < 0 || !reader.keyword(kHueMethods, method)) return true;
  interpolation.hue = static_cast<HueMethod>(method);
  return reader.take_ident("hue");
}

SpaceColor prepared(const SpaceColor& color, ColorSpace space) {
  SpaceColor result = converted(color, space);
  if (color.space != space) {
    mark_powerless_hue(result);
    carry_missing(color, result);
  }
  result.missing_alpha = color.missing_alpha;
  return result;
}

SpaceColor interpolated(SpaceColor a, SpaceColor b, double part_of_b, HueMethod method) {
  const int hue = hue_channel(a.space);
  SpaceColor result = a;
  if (a.missing_alpha) a.alpha = b.alpha;
  if (b.missing_alpha) b.alpha = a.alpha;
  result.missing_alpha = a.missing_alpha && b.missing_alpha;
  result.alpha = a.alpha * (1 - part_of_b) + b.alpha * part_of_b;
  for (int i = 0; i < 3; ++i) {
    if (a.missing[i]) a.channels[i] = b.channels[i];
    if (b.missing[i]) b.channels[i] = a.channels[i];
    result.missing[i] = a.missing[i] && b.missing[i];
    if (i == hue) {
      const double from = within_a_turn(a.channels[i]),
                   to = fixed_up_hue(from, within_a_turn(b.channels[i]), method);
      result.channels[i] = within_a_turn(from + (to - from) * part_of_b);
    } else {
      const double sum =
          a.channels[i] * a.alpha * (1 - part_of_b) + b.channels[i] * b.alpha * part_of_b;
      result.channels[i] = result.alpha > 0
                               ? sum / result.alpha
                               : a.channels[i] * (1 - part_of_b) + b.channels[i] * part_of_b;
    }
  }
  return result;
}

// color-mix( [ <interpolation>, ]? [ <color> && <percentage>? ]#{2} )
bool parse_color_mix(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  ColorInterpolation way;
  SpaceColor a, b;
  double percent_a, percent_b;
  if (arguments.peek().is_ident("in") &&
      (!parse_interpolation(arguments, way) || !arguments.take_comma()))
    return false;
  if (!parse_mix_part(arguments, a, percent_a) || !arguments.take_comma()) return false;
  if (!parse_mix_part(arguments, b, percent_b) || !arguments.at_end()) return false;
  if (percent_a < 0) percent_a = percent_b < 0 ? 50 : 100 - percent_b;
  if (percent_b < 0) percent_b = 100 - percent_a;
  const double sum = percent_a + percent_b;
  color = interpolated(prepared(a, way.space), prepared(b, way.space),
                       sum > 0 ? percent_b / sum : 0.5, way.hue);
  if (sum < 100) color.alpha *= sum / 100;
  color.legacy = false;
  return true;
}

}  // namespace weft
