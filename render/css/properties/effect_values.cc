// The values of opacity, of transforms (CSS Transforms 1 and 2) and of filters (Filter Effects 1).
#include <algorithm>

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

using Function = TransformFunction;

float narrowed(double value) { return static_cast<float>(std::clamp(value, -1e9, 1e9)); }

/// The axes that the name of a function speaks of.
enum Axes : uint8_t { kX = 1, kY = 2, kZ = 4, kPlane = kX | kY, kSpace = kX | kY | kZ };

bool parse_translation(ValueReader& arguments, Axes axes, Function& function) {
  function.kind = Function::Kind::Translate;
  function.x = function.y = Length::zero();
  double z = 0;
  if (axes & kX && !arguments.length_percentage(function.x)) return false;
  const bool has_y = axes == kY || (axes & kY && arguments.take_comma());
  if (has_y && !arguments.length_percentage(function.y)) return false;
  if (axes == kSpace && (!has_y || !arguments.take_comma())) return false;
  if (axes & kZ && !arguments.length(z)) return false;
  function.values[0] = narrowed(z);
  return true;
}

bool parse_scaling(ValueReader& arguments, Axes axes, Function& function) {
  function.kind = Function::Kind::Scale;
  double x = 1, y = 1, z = 1;
  if (!arguments.number_or_percent(x)) return false;
  if (axes == kPlane) {
    y = x;
    if (arguments.take_comma() && !arguments.number_or_percent(y)) return false;
  }
  if (axes == kSpace && (!arguments.take_comma() || !arguments.number_or_percent(y) ||
                         !arguments.take_comma() || !arguments.number_or_percent(z)))
    return false;
  if (axes == kY) std::swap(x, y);
  if (axes == kZ) std::swap(x, z);
  function.values[0] = narrowed(x);
  function.values[1] = narrowed(y);
  function.values[2] = narrowed(z);
  return true;
}

bool parse_turning(ValueReader& arguments, Axes axes, Function& function) {
  function.kind = Function::Kind::Rotate;
  for (size_t i = 0; i < 3; ++i) {
    double along = axes >> i & 1;
    if (axes == kSpace && (!arguments.number(along) || !arguments.take_comma())) return false;
    function.values[i + 1] = narrowed(along);
  }
  double degrees = 0;
  if (!arguments.angle(degrees)) return false;
  function.values[0] = narrowed(degrees);
  return true;
}

bool parse_skewing(ValueReader& arguments, Axes axes, Function& function) {
  function.kind = Function::Kind::Skew;
  double x = 0, y = 0;
  if (!arguments.angle(x)) return false;
  if (axes == kPlane && arguments.take_comma() && !arguments.angle(y)) return false;
  if (axes == kY) std::swap(x, y);
  function.values[0] = narrowed(x);
  function.values[1] = narrowed(y);
  return true;
}

// Lengths become device px: those of a movement grow, those that others are divided by shrink.
bool parse_matrix(ValueReader& arguments, Axes axes, Function& function) {
  const double ratio = arguments.context().units.device_pixel_ratio;
  const size_t count = axes == kSpace ? 16 : 6;
  function.kind = axes == kSpace ? Function::Kind::Matrix3d : Function::Kind::Matrix;
  for (size_t i = 0; i < count; ++i) {
    double value = 0;
    if ((i && !arguments.take_comma()) || !arguments.number(value)) return false;
    const bool moves = axes == kSpace ? i >= 12 && i < 15 : i >= 4;
    const bool divides = axes == kSpace && i < 12 && i % 4 == 3;
    function.values[i] = narrowed(moves ? value * ratio : divides ? value / ratio : value);
  }
  return true;
}

bool parse_eye(ValueReader& arguments, Axes, Function& function) {
  function.kind = Function::Kind::Perspective;
  if (arguments.take_ident("none")) return true;
  double distance = 0;
  if (!arguments.length(distance, Range::NonNegative)) return false;
  const double nearest = arguments.context().units.device_pixel_ratio;
  function.values[0] = narrowed(std::max(distance, nearest));
  return true;
}

struct TransformRow {
  std::string_view name;
  Axes axes;
  bool (*parse)(ValueReader& arguments, Axes axes, Function& function);
};
constexpr TransformRow kTransforms[] = {
    {"translate", kPlane, parse_translation},
    {"translatex", kX, parse_translation},
    {"translatey", kY, parse_translation},
    {"translatez", kZ, parse_translation},
    {"translate3d", kSpace, parse_translation},
    {"scale", kPlane, parse_scaling},
    {"scalex", kX, parse_scaling},
    {"scaley", kY, parse_scaling},
    {"scalez", kZ, parse_scaling},
    {"scale3d", kSpace, parse_scaling},
    {"rotate", kZ, parse_turning},
    {"rotatex", kX, parse_turning},
    {"rotatey", kY, parse_turning},
    {"rotatez", kZ, parse_turning},
    {"rotate3d", kSpace, parse_turning},
    {"skew", kPlane, parse_skewing},
    {"skewx", kX, parse_skewing},
    {"skewy", kY, parse_skewing},
    {"matrix", kPlane, parse_matrix},
    {"matrix3d", kSpace, parse_matrix},
    {"perspective", kZ, parse_eye},
};

bool parse_transform_function(ValueReader& reader, TransformFunction& function) {
  const Token token = reader.peek();
  for (const TransformRow& row : kTransforms) {
    if (!token.is_function(row.name)) continue;
    ValueReader arguments = reader.arguments();
    return row.parse(arguments, row.axes, function) && arguments.at_end();
  }
  return false;
}

/// x, y, z, or three numbers.
bool parse_axis(ValueReader& reader, Function& function) {
  static constexpr std::string_view kNames[] = {"x", "y", "z"};
  float* const axis = function.values + 1;
  std::fill_n(axis, 3, 0.f);
  for (size_t i = 0; i < 3; ++i)
    if (reader.take_ident(kNames[i])) {
      axis[i] = 1;
      return true;
    }
  for (size_t i = 0; i < 3; ++i) {
    double along = 0;
    if (!reader.peek().is(TokenType::Number) || !reader.number(along)) return false;
    axis[i] = narrowed(along);
  }
  return true;
}

bool parse_rotate(ValueReader& reader, Function& function) {
  function.kind = Function::Kind::Rotate;
  const auto begins_axis = [&] {
    return reader.peek().is(TokenType::Number) || reader.peek().is(TokenType::Ident);
  };
  const bool is_before = begins_axis();
  if (is_before && !parse_axis(reader, function)) return false;
  double degrees = 0;
  if (!reader.angle(degrees, false)) return false;
  function.values[0] = narrowed(degrees);
  if (is_before) return true;
  if (!reader.at_end()) return parse_axis(reader, function);
  function.values[3] = 1;
  return true;
}

/// The values of the translate, scale and rotate properties.
bool parse_single_function(ValueReader& reader, TransformPart part, Function& function) {
  double x = 0, y = 0, z = 0;
  switch (part) {
    case TransformPart::Translate:
      function.kind = Function::Kind::Translate;
      function.y = Length::zero();
      if (!reader.length_percentage(function.x)) return false;
      if (!reader.at_end() && !reader.length_percentage(function.y)) return false;
      if (!reader.at_end() && !reader.length(z)) return false;
      function.values[0] = narrowed(z);
      return true;
    case TransformPart::Scale:
      function.kind = Function::Kind::Scale;
      if (!reader.number_or_percent(x)) return false;
      y = x;
      z = 1;
      if (!reader.at_end() && !reader.number_or_percent(y)) return false;
      if (!reader.at_end() && !reader.number_or_percent(z)) return false;
      function.values[0] = narrowed(x);
      function.values[1] = narrowed(y);
      function.values[2] = narrowed(z);
      return true;
    case TransformPart::Rotate: break;
  }
  return parse_rotate(reader, function);
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
                                                       const MotionStyle& motion,
                                                       std::span<const TransformFunction> list) {
  static constexpr TransformFunction kMotion{TransformFunction::Kind::Motion, {}, {}};
  ArenaVector<TransformFunction> all = reader.new_list<TransformFunction>();
  const std::span<const TransformFunction> moved(&kMotion, motion.path ? 1 : 0);
  for (const auto part : {individual.translate, individual.rotate, individual.scale, moved, list})
    if (!reader.ok(all.append(part))) return {};
  return reader.list(all);
}

bool parse_transform_origin(ValueReader& reader, Length& x, Length& y, Px& z) {
  z = Px();
  return reader.position(x, y, 2) && (reader.at_end() || reader.length_px(z));
}

bool parse_perspective(ValueReader& reader, Length& distance) {
  distance = Length::none();
  if (reader.take_ident("none")) return true;
  Px px;
  if (!reader.length_px(px, Range::NonNegative)) return false;
  distance = Length::fixed(px);
  return true;
}

bool parse_perspective_origin(ValueReader& reader, Length& x, Length& y) {
  return reader.position(x, y, 2);
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
