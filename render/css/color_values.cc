// <color>: hex, names, and the colour functions in their legacy (commas) and modern syntax (CSS Color 4 and 5).
#include "render/css/color_values.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "render/base/ascii.h"
#include "render/css/value_reader.h"

namespace weft {
namespace {

struct Component {
  enum class Kind : uint8_t { Number, Percent, None } kind = Kind::Number;
  double value = 0;
};

enum class CommaSyntax : uint8_t { Refused, Allowed };

/// One row per colour function: what 100 % of each channel is.
struct ColorFunction {
  std::string_view name;
  ColorSpace space;
  CommaSyntax commas;
  double full[3];
};

constexpr ColorFunction kColorFunctions[] = {
    {"rgb", ColorSpace::Srgb, CommaSyntax::Allowed, {255, 255, 255}},
    {"rgba", ColorSpace::Srgb, CommaSyntax::Allowed, {255, 255, 255}},
    {"hsl", ColorSpace::Hsl, CommaSyntax::Allowed, {0, 100, 100}},
    {"hsla", ColorSpace::Hsl, CommaSyntax::Allowed, {0, 100, 100}},
    {"hwb", ColorSpace::Hwb, CommaSyntax::Refused, {0, 100, 100}},
    {"lab", ColorSpace::Lab, CommaSyntax::Refused, {100, 125, 125}},
    {"lch", ColorSpace::Lch, CommaSyntax::Refused, {100, 150, 0}},
    {"oklab", ColorSpace::Oklab, CommaSyntax::Refused, {1, 0.4, 0.4}},
    {"oklch", ColorSpace::Oklch, CommaSyntax::Refused, {1, 0.4, 0}},
};

constexpr Keyword kSpaces[] = {
    {"srgb", static_cast<uint8_t>(ColorSpace::Srgb)},
    {"srgb-linear", static_cast<uint8_t>(ColorSpace::SrgbLinear)},
    {"display-p3", static_cast<uint8_t>(ColorSpace::DisplayP3)},
    {"a98-rgb", static_cast<uint8_t>(ColorSpace::A98Rgb)},
    {"prophoto-rgb", static_cast<uint8_t>(ColorSpace::ProphotoRgb)},
    {"rec2020", static_cast<uint8_t>(ColorSpace::Rec2020)},
    {"xyz", static_cast<uint8_t>(ColorSpace::XyzD65)},
    {"xyz-d65", static_cast<uint8_t>(ColorSpace::XyzD65)},
    {"xyz-d50", static_cast<uint8_t>(ColorSpace::XyzD50)},
    // The rest are for color-mix() only.
    {"lab", static_cast<uint8_t>(ColorSpace::Lab)},
    {"lch", static_cast<uint8_t>(ColorSpace::Lch)},
    {"oklab", static_cast<uint8_t>(ColorSpace::Oklab)},
    {"oklch", static_cast<uint8_t>(ColorSpace::Oklch)},
    {"hsl", static_cast<uint8_t>(ColorSpace::Hsl)},
    {"hwb", static_cast<uint8_t>(ColorSpace::Hwb)},
};
constexpr size_t kPredefinedSpaces = 9;

bool parse_space_color(ValueReader& reader, SpaceColor& color);

bool parse_component(ValueReader& reader, bool is_hue, Component& component) {
  if (reader.take_ident("none")) {
    component.kind = Component::Kind::None;
    return true;
  }
  Numeric value;
  if (!reader.numeric(value)) return false;
  component.kind = value.is_percentage() ? Component::Kind::Percent : Component::Kind::Number;
  component.value = value.is_percentage() ? value.percent : value.value;
  if (!std::isfinite(component.value)) component.value = std::isnan(component.value) ? 0 : std::copysign(1e6, component.value);
  if (is_hue) return (value.is_number() || value.dimension == Dimension::Angle) && !value.has_percent;
  return value.is_number() || value.is_percentage();
}

/// Alpha after a slash or comma; absent = 1.
bool parse_alpha(ValueReader& reader, bool commas, double& alpha) {
  if (reader.at_end()) return true;
  if (commas ? !reader.take_comma() : !reader.take_slash()) return false;
  if (!commas && reader.take_ident("none")) return alpha = 0, reader.at_end();
  if (!reader.number_or_percent(alpha)) return false;
  alpha = std::clamp(alpha, 0.0, 1.0);
  return reader.at_end();
}

/// Commas bind: all or none, no `none`, and one kind of unit in rgb().
bool legacy_components_agree(const Component* components, ColorSpace space) {
  for (int i = 0; i < 3; ++i)
    if (components[i].kind == Component::Kind::None) return false;
  if (space == ColorSpace::Srgb) return components[0].kind == components[1].kind && components[1].kind == components[2].kind;
  return components[1].kind == Component::Kind::Percent && components[2].kind == Component::Kind::Percent;
}

bool parse_components(ValueReader& arguments, const ColorFunction& function, Component* components, double& alpha) {
  bool commas = false;
  for (int i = 0; i < 3; ++i) {
    if (i == 1) commas = arguments.take_comma();
    if (i == 2 && commas && !arguments.take_comma()) return false;
    if (!parse_component(arguments, hue_channel(function.space) == i, components[i])) return false;
  }
  if (commas && (function.commas == CommaSyntax::Refused || !legacy_components_agree(components, function.space))) return false;
  return parse_alpha(arguments, commas, alpha);
}

void clamp_channels(SpaceColor& color) {
  const ColorSpace space = color.space;
  if (space == ColorSpace::Hsl || space == ColorSpace::Hwb) {
    for (int i = 1; i < 3; ++i) color.channels[i] = std::clamp(color.channels[i], 0.0, 100.0);
  } else if (space == ColorSpace::Lab || space == ColorSpace::Lch) {
    color.channels[0] = std::clamp(color.channels[0], 0.0, 100.0);
  } else if (space == ColorSpace::Oklab || space == ColorSpace::Oklch) {
    color.channels[0] = std::clamp(color.channels[0], 0.0, 1.0);
  }
  if (space == ColorSpace::Lch || space == ColorSpace::Oklch) color.channels[1] = std::max(color.channels[1], 0.0);
}

bool parse_function(ValueReader& reader, const ColorFunction& function, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  Component components[3];
  if (!parse_components(arguments, function, components, color.alpha)) return false;
  color.space = function.space;
  for (int i = 0; i < 3; ++i) {
    const bool percent = components[i].kind == Component::Kind::Percent;
    color.channels[i] = percent ? components[i].value * function.full[i] / 100 : components[i].value;
    color.missing[i] = components[i].kind == Component::Kind::None;
    if (function.space == ColorSpace::Srgb) color.channels[i] = std::clamp(color.channels[i] / 255, 0.0, 1.0);
  }
  clamp_channels(color);
  return true;
}

bool parse_color_function(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  uint8_t space = 0;
  if (!arguments.keyword(std::span(kSpaces).first(kPredefinedSpaces), space)) return false;
  color.space = static_cast<ColorSpace>(space);
  for (int i = 0; i < 3; ++i) {
    Component component;
    if (!parse_component(arguments, false, component)) return false;
    color.channels[i] = component.kind == Component::Kind::Percent ? component.value / 100 : component.value;
    color.missing[i] = component.kind == Component::Kind::None;
  }
  return parse_alpha(arguments, false, color.alpha);
}

enum class HueMethod : uint8_t { Shorter, Longer, Increasing, Decreasing };
constexpr Keyword kHueMethods[] = {{"shorter", 0}, {"longer", 1}, {"increasing", 2}, {"decreasing", 3}};

/// CSS Color 4, 12.4: the second hue, moved so that going there from the first takes the way of `method`.
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

/// CSS Color 4, 12.3: interpolation with premultiplied alpha.
SpaceColor mixed(SpaceColor a, SpaceColor b, double part_of_b, HueMethod method) {
  const int hue = hue_channel(a.space);
  SpaceColor result = a;
  result.alpha = a.alpha * (1 - part_of_b) + b.alpha * part_of_b;
  for (int i = 0; i < 3; ++i) {
    if (a.missing[i]) a.channels[i] = b.channels[i];
    if (b.missing[i]) b.channels[i] = a.channels[i];
    result.missing[i] = a.missing[i] && b.missing[i];
    if (i == hue) {
      const double to = fixed_up_hue(a.channels[i], b.channels[i], method);
      result.channels[i] = a.channels[i] + (to - a.channels[i]) * part_of_b;
    } else {
      const double sum = a.channels[i] * a.alpha * (1 - part_of_b) + b.channels[i] * b.alpha * part_of_b;
      result.channels[i] = result.alpha > 0 ? sum / result.alpha : 0;
    }
  }
  return result;
}

/// Achromatic colours have no hue of their own.
void mark_powerless_hue(SpaceColor& color) {
  const int hue = hue_channel(color.space);
  if (hue < 0) return;
  const double chroma = color.channels[1];
  const bool gray = color.space == ColorSpace::Hwb ? color.channels[1] + color.channels[2] >= 99.99 : chroma < 1e-4;
  if (gray) color.missing[hue] = true;
}

/// A colour and its percentage, in either order; negative = not given.
bool parse_mix_part(ValueReader& reader, SpaceColor& color, double& percent) {
  percent = -1;
  const auto parse_percent = [&] {
    Numeric value;
    if (!reader.numeric(value) || !value.is_percentage() || value.percent < 0 || value.percent > 100) return false;
    percent = value.percent;
    return true;
  };
  const bool percent_first = !reader.peek().is(TokenType::Ident) && !reader.peek().is(TokenType::Hash) &&
                             !(reader.peek().is(TokenType::Function) && !is_math_function(reader.peek().text));
  if (percent_first && !parse_percent()) return false;
  if (!parse_space_color(reader, color)) return false;
  if (percent_first || reader.at_end() || reader.peek().is(TokenType::Comma)) return true;
  return parse_percent();
}

bool parse_color_mix(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  uint8_t space = 0, method = 0;
  if (!arguments.take_ident("in") || !arguments.keyword(kSpaces, space)) return false;
  const auto mix_space = static_cast<ColorSpace>(space);
  if (hue_channel(mix_space) >= 0 && arguments.keyword(kHueMethods, method) && !arguments.take_ident("hue")) return false;
  SpaceColor a, b;
  double percent_a, percent_b;
  if (!arguments.take_comma() || !parse_mix_part(arguments, a, percent_a)) return false;
  if (!arguments.take_comma() || !parse_mix_part(arguments, b, percent_b) || !arguments.at_end()) return false;
  if (percent_a < 0) percent_a = percent_b < 0 ? 50 : 100 - percent_b;
  if (percent_b < 0) percent_b = 100 - percent_a;
  const double sum = percent_a + percent_b;
  if (sum <= 0) return false;
  a = converted(a, mix_space);
  b = converted(b, mix_space);
  mark_powerless_hue(a);
  mark_powerless_hue(b);
  color = mixed(a, b, percent_b / sum, static_cast<HueMethod>(method));
  if (sum < 100) color.alpha *= sum / 100;
  return true;
}

/// light-dark(): panels have the light scheme.
bool parse_light_dark(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  SpaceColor dark;
  return parse_space_color(arguments, color) && arguments.take_comma() && parse_space_color(arguments, dark) &&
         arguments.at_end();
}

bool parse_any_function(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  if (token.is_function("color")) return parse_color_function(reader, color);
  if (token.is_function("color-mix")) return parse_color_mix(reader, color);
  if (token.is_function("light-dark")) return parse_light_dark(reader, color);
  for (const ColorFunction& function : kColorFunctions)
    if (token.is_function(function.name)) return parse_function(reader, function, color);
  return false;
}

/// Quirk: "fff", also where the digits were read as a number or dimension.
bool parse_hashless(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  const bool numeric = token.is(TokenType::Number) || token.is(TokenType::Dimension);
  if (!reader.context().hashless_colors || (!numeric && !token.is(TokenType::Ident)) || token.has_sign) return false;
  char digits[16];
  std::string_view text = token.source;
  if (numeric) {  // a number is written without its leading zeros
    if (!token.is_integer || text.size() > 6) return false;
    std::snprintf(digits, sizeof(digits), "%06d", 0);
    std::copy(text.begin(), text.end(), digits + 6 - text.size());
    text = std::string_view(digits, 6);
    if (token.is(TokenType::Dimension) && token.source.size() == 3) text = token.source;
  }
  Color hex;
  if ((text.size() != 3 && text.size() != 6) || !parse_hex_color(text, hex)) return false;
  reader.next();
  color = from_color(hex);
  return true;
}

bool parse_named(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  Color named;
  if (token.is_ident("transparent")) named = kTransparent;
  else if (token.is_ident("currentcolor")) named = reader.context().current_color;
  else if (!find_named_color(token.has_escapes ? reader.text(token.text, true) : token.text, named)) return parse_hashless(reader, color);
  reader.next();
  color = from_color(named);
  return true;
}

/// Mixes and functions nest by recursion; this is how deep.
constexpr int kMaxColorDepth = 8;

bool parse_space_color(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  if (token.is(TokenType::Ident)) return parse_named(reader, color);
  if (!token.is(TokenType::Hash) && !token.is(TokenType::Function)) return parse_hashless(reader, color);
  if (token.is(TokenType::Function)) {
    if (reader.context().color_depth >= kMaxColorDepth) return false;
    ++reader.context().color_depth;
    const bool valid = parse_any_function(reader, color);
    --reader.context().color_depth;
    return valid;
  }
  Color hex;
  if (!parse_hex_color(token.text, hex)) return false;
  reader.next();
  color = from_color(hex);
  return true;
}

}  // namespace

bool parse_hex_color(std::string_view digits, Color& color) {
  const size_t count = digits.size();
  if (count != 3 && count != 4 && count != 6 && count != 8) return false;
  uint8_t channels[4] = {0, 0, 0, 255};
  const size_t width = count <= 4 ? 1 : 2;
  for (size_t i = 0; i < count; ++i) {
    if (!is_hex_digit(static_cast<unsigned char>(digits[i]))) return false;
    const auto value = static_cast<uint8_t>(hex_value(static_cast<unsigned char>(digits[i])));
    uint8_t& channel = channels[i / width];
    if (width == 1) channel = static_cast<uint8_t>(value * 17);
    else channel = static_cast<uint8_t>(i % 2 ? (channel & 0xF0) | value : value << 4);
  }
  color = {channels[0], channels[1], channels[2], channels[3]};
  return true;
}

bool ValueReader::color(Color& value) {
  SpaceColor color;
  if (!parse_space_color(*this, color)) return false;
  value = to_color(color);
  return true;
}

}  // namespace weft
