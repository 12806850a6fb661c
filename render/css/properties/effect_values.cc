// The values of opacity, of transforms (CSS Transforms 1 and 2) and of filters (Filter Effects 1).
#include <algorithm>

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

enum class TransformName : uint8_t {
  Translate,
  TranslateX,
  TranslateY,
  Translate3d,
  Scale,
  ScaleX,
  ScaleY,
  Rotate,
  Skew,
  SkewX,
  SkewY,
  Matrix,
};
float narrowed(double value) { return static_cast<float>(std::clamp(value, -1e9, 1e9)); }

bool parse_translation(ValueReader& arguments, TransformName name, TransformFunction& function) {
  function.kind = TransformFunction::Kind::Translate;
  function.x = function.y = Length::zero();
  if (name == TransformName::TranslateX) return arguments.length_percentage(function.x);
  if (name == TransformName::TranslateY) return arguments.length_percentage(function.y);
  if (!arguments.length_percentage(function.x)) return false;
  if (arguments.take_comma() && !arguments.length_percentage(function.y)) return false;
  double z = 0;
  return name != TransformName::Translate3d || (arguments.take_comma() && arguments.length(z));
}

bool parse_scaling(ValueReader& arguments, TransformName name, TransformFunction& function) {
  function.kind = TransformFunction::Kind::Scale;
  double x = 1, y = 1;
  if (!arguments.number_or_percent(x)) return false;
  y = x;
  if (name == TransformName::Scale && arguments.take_comma() && !arguments.number_or_percent(y))
    return false;
  function.values[0] = narrowed(name == TransformName::ScaleY ? 1 : x);
  function.values[1] = narrowed(name == TransformName::ScaleX ? 1 : y);
  return true;
}

bool parse_turning(ValueReader& arguments, TransformName name, TransformFunction& function) {
  function.kind = name == TransformName::Rotate ? TransformFunction::Kind::Rotate
                                                : TransformFunction::Kind::Skew;
  double x = 0, y = 0;
  if (!arguments.angle(x)) return false;
  if (name == TransformName::Skew && arguments.take_comma() && !arguments.angle(y)) return false;
  if (name == TransformName::SkewY) std::swap(x, y);
  function.values[0] = narrowed(x);
  function.values[1] = narrowed(y);
  return true;
}

bool parse_matrix(ValueReader& arguments, TransformName, TransformFunction& function) {
  function.kind = TransformFunction::Kind::Matrix;
  const double ratio = arguments.context().units.device_pixel_ratio;
  for (int i = 0; i < 6; ++i) {
    double value = 0;
    if ((i && !arguments.take_comma()) || !arguments.number(value)) return false;
    function.values[i] = narrowed(i < 4 ? value : value * ratio);
  }
  return true;
}

struct TransformRow {
  std::string_view name;
  TransformName function;
  bool (*parse)(ValueReader& arguments, TransformName name, TransformFunction& function);
};
constexpr TransformRow kTransforms[] = {
    {"translate", TransformName::Translate, parse_translation},
    {"translatex", TransformName::TranslateX, parse_translation},
    {"translatey", TransformName::TranslateY, parse_translation},
    {"translate3d", TransformName::Translate3d, parse_translation},
    {"scale", TransformName::Scale, parse_scaling},
    {"scalex", TransformName::ScaleX, parse_scaling},
    {"scaley", TransformName::ScaleY, parse_scaling},
    {"rotate", TransformName::Rotate, parse_turning},
    {"rotatez", TransformName::Rotate, parse_turning},
    {"skew", TransformName::Skew, parse_turning},
    {"skewx", TransformName::SkewX, parse_turning},
    {"skewy", TransformName::SkewY, parse_turning},
    {"matrix", TransformName::Matrix, parse_matrix},
};

bool parse_transform_function(ValueReader& reader, TransformFunction& function) {
  const Token token = reader.peek();
  for (const TransformRow& row : kTransforms) {
    if (!token.is_function(row.name)) continue;
    ValueReader arguments = reader.arguments();
    return row.parse(arguments, row.function, function) && arguments.at_end();
  }
  return false;
}

/// The values of the translate, scale and rotate properties.
bool parse_single_function(ValueReader& reader, TransformPart part, TransformFunction& function) {
  double x = 0, y = 0;
  switch (part) {
    case TransformPart::Translate:
      function.kind = TransformFunction::Kind::Translate;
      function.y = Length::zero();
      return reader.length_percentage(function.x) &&
             (reader.at_end() || reader.length_percentage(function.y));
    case TransformPart::Scale:
      function.kind = TransformFunction::Kind::Scale;
      if (!reader.number_or_percent(x)) return false;
      y = x;
      if (!reader.at_end() && !reader.number_or_percent(y)) return false;
      break;
    default:
      function.kind = TransformFunction::Kind::Rotate;
      if (!reader.angle(x, false)) return false;
  }
  function.values[0] = narrowed(x);
  function.values[1] = narrowed(y);
  return true;
}

enum class Amount : uint8_t { Length, Angle, Factor, FactorUpToOne, Shadow };
struct FilterRow {
  std::string_view name;
  FilterFunction::Kind kind;
  Amount amount;
  float omitted;
};
constexpr FilterRow kFilters[] = {
    {"blur", FilterFunction::Kind::Blur, Amount::Length, 0},
    {"brightness", FilterFunction::Kind::Brightness, Amount::Factor, 1},
    {"contrast", FilterFunction::Kind::Contrast, Amount::Factor, 1},
    {"drop-shadow", FilterFunction::Kind::DropShadow, Amount::Shadow, 0},
    {"grayscale", FilterFunction::Kind::Grayscale, Amount::FactorUpToOne, 1},
    {"hue-rotate", FilterFunction::Kind::HueRotate, Amount::Angle, 0},
    {"invert", FilterFunction::Kind::Invert, Amount::FactorUpToOne, 1},
    {"opacity", FilterFunction::Kind::Opacity, Amount::FactorUpToOne, 1},
    {"saturate", FilterFunction::Kind::Saturate, Amount::Factor, 1},
    {"sepia", FilterFunction::Kind::Sepia, Amount::FactorUpToOne, 1},
};

bool parse_filter_amount(ValueReader& arguments, const FilterRow& row, FilterFunction& function) {
  double value = row.omitted;
  if (row.amount == Amount::Shadow)
    return parse_shadow(arguments, function.shadow, ShadowKind::Text);
  if (!arguments.at_end()) {
    bool valid = false;
    if (row.amount == Amount::Length) valid = arguments.length(value, Range::NonNegative);
    else if (row.amount == Amount::Angle) valid = arguments.angle(value);
    else valid = arguments.number_or_percent(value) && value >= 0;
    if (!valid) return false;
  }
  function.amount = narrowed(row.amount == Amount::FactorUpToOne ? std::min(value, 1.0) : value);
  return true;
}

bool parse_filter_function(ValueReader& reader, FilterFunction& function) {
  const Token token = reader.peek();
  if (token.is(TokenType::Url)) {
    function.kind = FilterFunction::Kind::Reference;
    return parse_svg_reference(reader, function.url);
  }
  for (const FilterRow& row : kFilters) {
    if (!token.is_function(row.name)) continue;
    ValueReader arguments = reader.arguments();
    function.kind = row.kind;
    return parse_filter_amount(arguments, row, function) && arguments.at_end();
  }
  return false;
}

}  // namespace

bool parse_opacity(ValueReader& reader, uint8_t& opacity) {
  double value = 1;
  if (!reader.number_or_percent(value)) return false;
  opacity = static_cast<uint8_t>(std::clamp(value, 0.0, 1.0) * 255 + 0.5);
  if (value < 1) opacity = std::min<uint8_t>(opacity, 254);  // it makes a stacking context
  return true;
}

bool parse_transform(ValueReader& reader, std::span<const TransformFunction>& list) {
  list = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<TransformFunction> functions = reader.new_list<TransformFunction>();
  do {
    TransformFunction function{};
    if (!parse_transform_function(reader, function) || !reader.push(functions, function))
      return false;
  } while (!reader.at_end());
  list = functions.span();
  return true;
}

bool parse_single_transform(ValueReader& reader, TransformPart part,
                            std::span<const TransformFunction>& list) {
  list = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<TransformFunction> functions = reader.new_list<TransformFunction>();
  TransformFunction function{};
  if (!parse_single_function(reader, part, function) || !reader.push(functions, function))
    return false;
  list = functions.span();
  return true;
}

std::span<const TransformFunction> assemble_transforms(ValueReader& reader,
                                                       const IndividualTransforms& individual,
                                                       std::span<const TransformFunction> list) {
  ArenaVector<TransformFunction> all = reader.new_list<TransformFunction>();
  for (const auto part : {individual.translate, individual.rotate, individual.scale, list})
    if (!reader.ok(all.append(part))) return {};
  return reader.list(all);
}

bool parse_transform_origin(ValueReader& reader, Length& x, Length& y) {
  if (!reader.position(x, y, 2)) return false;
  double z = 0;
  return reader.at_end() || reader.length(z);
}

bool parse_filter(ValueReader& reader, std::span<const FilterFunction>& filter) {
  filter = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<FilterFunction> functions = reader.new_list<FilterFunction>();
  do {
    FilterFunction function{};
    if (!parse_filter_function(reader, function) || !reader.push(functions, function)) return false;
  } while (!reader.at_end());
  filter = reader.list(functions);
  return true;
}

}  // namespace weft
