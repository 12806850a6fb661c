// Colour functions: rgb() and its kind in their legacy (commas), modern and relative syntax,
// color(), alpha(), light-dark(), contrast-color() (CSS Color 4 and 5).
#include <algorithm>
#include <cmath>

#include "render/css/values/color_parser.h"

namespace weft {
namespace {

enum class CommaSyntax : uint8_t { Refused, Allowed };

/// One row per colour function: its channels and what 100 % of each is.
struct ColorFunction {
  std::string_view name;
  ColorSpace space;
  CommaSyntax commas;
  std::string_view channels;
  double full[3];
};

constexpr ColorFunction kColorFunctions[] = {
    {"rgb", ColorSpace::Srgb, CommaSyntax::Allowed, "rgb", {255, 255, 255}},
    {"rgba", ColorSpace::Srgb, CommaSyntax::Allowed, "rgb", {255, 255, 255}},
    {"hsl", ColorSpace::Hsl, CommaSyntax::Allowed, "hsl", {0, 100, 100}},
    {"hsla", ColorSpace::Hsl, CommaSyntax::Allowed, "hsl", {0, 100, 100}},
    {"hwb", ColorSpace::Hwb, CommaSyntax::Refused, "hwb", {0, 100, 100}},
    {"lab", ColorSpace::Lab, CommaSyntax::Refused, "lab", {100, 125, 125}},
    {"lch", ColorSpace::Lch, CommaSyntax::Refused, "lch", {100, 150, 0}},
    {"oklab", ColorSpace::Oklab, CommaSyntax::Refused, "lab", {1, 0.4, 0.4}},
    {"oklch", ColorSpace::Oklch, CommaSyntax::Refused, "lch", {1, 0.4, 0}},
};

/// The size of one unit of an sRGB channel in rgb().
constexpr double kRgbUnit = 255;

struct Component {
  enum class Kind : uint8_t { Number, Percent, None } kind = Kind::Number;
  double value = 0;
};

bool parse_component(ValueReader& reader, bool is_hue, Component& component) {
  if (reader.take_ident("none")) {
    component.kind = Component::Kind::None;
    return true;
  }
  Numeric value;
  if (!reader.numeric(value)) return false;
  component.kind = value.is_percentage() ? Component::Kind::Percent : Component::Kind::Number;
  component.value = value.is_percentage() ? value.percent : value.value;
  if (!std::isfinite(component.value))
    component.value = std::isnan(component.value) ? 0 : std::copysign(1e6, component.value);
  if (is_hue)
    return (value.is_number() || value.dimension == Dimension::Angle) && !value.has_percent;
  return value.is_number() || value.is_percentage();
}

/// Alpha after a slash or comma; absent, it stays as it is.
bool parse_alpha(ValueReader& reader, bool commas, SpaceColor& color) {
  if (reader.at_end()) return true;
  if (commas ? !reader.take_comma() : !reader.take_slash()) return false;
  color.missing_alpha = !commas && reader.take_ident("none");
  if (color.missing_alpha) color.alpha = 0;
  else if (!reader.number_or_percent(color.alpha)) return false;
  color.alpha = std::clamp(color.alpha, 0.0, 1.0);
  return reader.at_end();
}

/// Commas bind: all or none, no `none`, and one kind of unit in rgb().
bool legacy_components_agree(const Component* components, ColorSpace space) {
  for (int i = 0; i < 3; ++i)
    if (components[i].kind == Component::Kind::None) return false;
  if (space == ColorSpace::Srgb)
    return components[0].kind == components[1].kind && components[1].kind == components[2].kind;
  return components[1].kind == Component::Kind::Percent &&
         components[2].kind == Component::Kind::Percent;
}

/// Three components and alpha; `commas` may become true.
bool parse_components(ValueReader& arguments, Component* components, SpaceColor& color,
                      bool& commas) {
  const bool may = commas;
  commas = false;
  for (int i = 0; i < 3; ++i) {
    if (may && i == 1) commas = arguments.take_comma();
    if (i == 2 && commas && !arguments.take_comma()) return false;
    if (!parse_component(arguments, hue_channel(color.space) == i, components[i])) return false;
  }
  return (!commas || legacy_components_agree(components, color.space)) &&
         parse_alpha(arguments, commas, color);
}

void set_channels(const Component* components, const double* full, double unit, SpaceColor& color) {
  for (int i = 0; i < 3; ++i) {
    const bool percent = components[i].kind == Component::Kind::Percent;
    color.channels[i] =
        (percent ? components[i].value * full[i] / 100 : components[i].value) / unit;
    color.missing[i] = components[i].kind == Component::Kind::None;
  }
}

void clamp_channels(SpaceColor& color) {
  const auto clamp_from = [&](int first, double most) {
    for (int i = first; i < 3; ++i) color.channels[i] = std::clamp(color.channels[i], 0.0, most);
  };
  double& first = color.channels[0];
  switch (color.space) {
    case ColorSpace::Srgb:
      if (color.legacy) clamp_from(0, 1);
      break;
    case ColorSpace::Hsl:
    case ColorSpace::Hwb:
      if (color.legacy) clamp_from(1, 100);
      break;
    case ColorSpace::Lab:
    case ColorSpace::Lch: first = std::clamp(first, 0.0, 100.0); break;
    case ColorSpace::Oklab:
    case ColorSpace::Oklch: first = std::clamp(first, 0.0, 1.0); break;
    default: break;
  }
  if (hue_channel(color.space) == 2) color.channels[1] = std::max(color.channels[1], 0.0);
}

/// Makes the channels of `origin` (each times `unit`) and its alpha keywords as long as it lives.
class ChannelScope {
 public:
  ChannelScope(ValueContext& context, const SpaceColor& origin, std::string_view names, double unit)
      : context_(context) {
    for (size_t i = 0; i < 3; ++i)
      keywords_[i] = {names.substr(i, 1), origin.missing[i] ? 0 : origin.channels[i] * unit};
    keywords_[3] = {"alpha", origin.missing_alpha ? 0 : origin.alpha};
    context_.channels = keywords_;
  }
  ~ChannelScope() { context_.channels = {}; }
  ChannelScope(const ChannelScope&) = delete;
  ChannelScope& operator=(const ChannelScope&) = delete;

 private:
  ValueContext& context_;
  ChannelKeyword keywords_[4];
};

/// "from <color>": the origin of a relative colour.
bool parse_origin(ValueReader& reader, SpaceColor& origin) {
  return reader.take_ident("from") && parse_space_color(reader, origin);
}

bool parse_relative(ValueReader& arguments, const SpaceColor& origin, const ColorFunction& function,
                    SpaceColor& color) {
  const double unit = function.space == ColorSpace::Srgb ? function.full[0] : 1;
  SpaceColor own = converted(origin, function.space);
  if (origin.space != function.space) std::fill(own.missing, own.missing + 3, false);
  const ChannelScope scope(arguments.context(), own, function.channels, unit);
  Component components[3];
  bool commas = false;
  color.space = function.space;
  color.legacy = false;
  color.alpha = origin.alpha;
  if (!parse_components(arguments, components, color, commas)) return false;
  set_channels(components, function.full, unit, color);
  clamp_channels(color);
  return true;
}

bool parse_function(ValueReader& reader, const ColorFunction& function, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  if (SpaceColor origin; arguments.peek().is_ident("from"))
    return parse_origin(arguments, origin) && parse_relative(arguments, origin, function, color);
  Component components[3];
  bool commas = function.commas == CommaSyntax::Allowed;
  color.space = function.space;
  color.legacy = function.space == ColorSpace::Srgb || function.space == ColorSpace::Hsl ||
                 function.space == ColorSpace::Hwb;
  if (!parse_components(arguments, components, color, commas)) return false;
  set_channels(components, function.full, function.space == ColorSpace::Srgb ? kRgbUnit : 1, color);
  clamp_channels(color);
  return true;
}

// color( [ from <color> ]? <space> <component>{3} [ / <alpha> ]? )
bool parse_predefined(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  SpaceColor origin;
  const bool relative = arguments.peek().is_ident("from");
  ColorFunction function{"color", ColorSpace::Srgb, CommaSyntax::Refused, "rgb", {1, 1, 1}};
  if ((relative && !parse_origin(arguments, origin)) ||
      !parse_predefined_space(arguments, function.space))
    return false;
  if (function.space == ColorSpace::XyzD50 || function.space == ColorSpace::XyzD65)
    function.channels = "xyz";
  if (relative) return parse_relative(arguments, origin, function, color);
  Component components[3];
  bool commas = false;
  color.space = function.space;
  color.legacy = false;
  if (!parse_components(arguments, components, color, commas)) return false;
  set_channels(components, function.full, 1, color);
  return true;
}

// alpha( from <color> / <alpha> )
bool parse_alpha_function(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  if (!parse_origin(arguments, color) || arguments.at_end()) return false;
  const ChannelScope scope(arguments.context(), color, "   ", 1);
  return parse_alpha(arguments, false, color);
}

/// light-dark(): by the color-scheme of the element.
bool parse_light_dark(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  SpaceColor dark;
  if (!parse_space_color(arguments, color) || !arguments.take_comma() ||
      !parse_space_color(arguments, dark) || !arguments.at_end())
    return false;
  if (reader.context().dark_scheme) color = dark;
  return true;
}

/// contrast-color(): black or white, whichever stands out more (WCAG 2.1).
bool parse_contrast(ValueReader& reader, SpaceColor& color) {
  ValueReader arguments = reader.arguments();
  SpaceColor against;
  if (!parse_space_color(arguments, against) || !arguments.at_end()) return false;
  const double flare = 0.05,
               luminance =
                   std::clamp(converted(against, ColorSpace::XyzD65).channels[1], 0.0, 1.0) + flare;
  color = from_color((1 + flare) / luminance > luminance / flare ? kWhite : kBlack);
  return true;
}

struct SpecialFunction {
  std::string_view name;
  bool (*parse)(ValueReader&, SpaceColor&);
};
constexpr SpecialFunction kSpecialFunctions[] = {
    {"color", parse_predefined},        {"color-mix", parse_color_mix},
    {"light-dark", parse_light_dark},   {"alpha", parse_alpha_function},
    {"contrast-color", parse_contrast},
};

}  // namespace

bool parse_color_function(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  for (const ColorFunction& function : kColorFunctions)
    if (token.is_function(function.name)) return parse_function(reader, function, color);
  for (const SpecialFunction& function : kSpecialFunctions)
    if (token.is_function(function.name)) return function.parse(reader, color);
  return false;
}

}  // namespace weft
