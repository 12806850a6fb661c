// Gradients: linear, radial and conic, repeating or not, with the old names (CSS Images 4, section
// 3). Their stops are read by gradient_stops.cc.
#include "render/css/values/gradient_parser.h"

#include <cmath>

#include "render/css/values/keywords.h"

namespace weft {
namespace {

int32_t millidegrees(double degrees) {
  return static_cast<int32_t>(std::lround(std::fmod(degrees, 360) * 1000));
}

/// The side or corner that keywords name: "top left".
bool parse_sides(ValueReader& reader, int8_t& x, int8_t& y) {
  x = y = 0;
  for (int i = 0; i < 2; ++i) {
    if (!x && reader.take_ident("left")) x = -1;
    else if (!x && reader.take_ident("right")) x = 1;
    else if (!y && reader.take_ident("top")) y = -1;
    else if (!y && reader.take_ident("bottom")) y = 1;
  }
  return x || y;
}

void set_direction(Gradient& gradient, int8_t x, int8_t y) {
  gradient.corner_x = x && y ? x : int8_t{0};
  gradient.corner_y = x && y ? y : int8_t{0};
  if (x && !y) gradient.angle_millidegrees = x > 0 ? 90000 : 270000;
  if (y && !x) gradient.angle_millidegrees = y > 0 ? 180000 : 0;
}

bool take_way(ValueReader& reader, GradientWay& way) {
  if (way.stated || !reader.peek().is_ident("in")) return true;
  way.stated = true;
  return parse_interpolation(reader, way.interpolation);
}

bool parse_direction(ValueReader& reader, Gradient& gradient, bool prefixed) {
  int8_t x = 0, y = 0;
  double degrees = 0;
  ValueReader ahead = reader;
  if (prefixed ? parse_sides(ahead, x, y) : ahead.take_ident("to")) {
    reader = ahead;
    if (!prefixed && !parse_sides(reader, x, y)) return false;
    const int8_t sign = prefixed ? -1 : 1;  // the prefixed form names where the gradient starts
    set_direction(gradient, static_cast<int8_t>(x * sign), static_cast<int8_t>(y * sign));
  } else if (ahead = reader; ahead.angle(degrees)) {
    reader = ahead;
    gradient.angle_millidegrees = millidegrees(prefixed ? 90 - degrees : degrees);
  }
  return true;
}

/// Whether nothing stood in front of the stops, or a comma ends what did.
bool ends_prelude(ValueReader& reader, size_t begin) {
  reader.peek();
  return reader.stream().position() == begin || reader.take_comma();
}

size_t place(ValueReader& reader) {
  reader.peek();
  return reader.stream().position();
}

bool parse_old_linear_prelude(ValueReader& reader, Gradient& gradient, GradientWay&) {
  const size_t begin = place(reader);
  return parse_direction(reader, gradient, true) && ends_prelude(reader, begin);
}

bool parse_linear_prelude(ValueReader& reader, Gradient& gradient, GradientWay& way) {
  const size_t begin = place(reader);
  return take_way(reader, way) && parse_direction(reader, gradient, false) &&
         take_way(reader, way) && ends_prelude(reader, begin);
}

bool parse_radii(ValueReader& reader, Gradient& gradient, bool& has_size) {
  ValueReader ahead = reader;
  if (!ahead.length_percentage(gradient.radius_x, Range::NonNegative)) return true;
  reader = ahead;
  has_size = true;
  gradient.extent = Gradient::Extent::Explicit;
  if (ahead.length_percentage(gradient.radius_y, Range::NonNegative)) {
    reader = ahead;
    return true;
  }
  gradient.radius_y = gradient.radius_x;
  gradient.circle = true;
  return !gradient.radius_x.has_percent();
}

bool parse_center(ValueReader& reader, Gradient& gradient) {
  gradient.center_x = gradient.center_y = Length::percent(50);
  return !reader.take_ident("at") || reader.position(gradient.center_x, gradient.center_y);
}

bool parse_radial_prelude(ValueReader& reader, Gradient& gradient, GradientWay& way) {
  bool has_shape = false, has_size = false, ellipse = false;
  const size_t begin = place(reader);
  if (!take_way(reader, way)) return false;
  for (int i = 0; i < 2; ++i) {
    if (!has_shape && (reader.take_ident("circle"))) has_shape = gradient.circle = true;
    else if (!has_shape && reader.take_ident("ellipse")) has_shape = ellipse = true;
    else if (!has_size && parse_keyword(reader, gradient.extent)) has_size = true;
    else if (!has_size && !parse_radii(reader, gradient, has_size)) return false;
  }
  if (ellipse) {
    if (gradient.circle) return false;  // one radius
    gradient.circle = false;
  }
  return parse_center(reader, gradient) && take_way(reader, way) && ends_prelude(reader, begin);
}

bool parse_conic_prelude(ValueReader& reader, Gradient& gradient, GradientWay& way) {
  const size_t begin = place(reader);
  gradient.angle_millidegrees = 0;
  if (!take_way(reader, way)) return false;
  if (reader.take_ident("from")) {
    double degrees = 0;
    if (!reader.angle(degrees)) return false;
    gradient.angle_millidegrees = millidegrees(degrees);
  }
  return parse_center(reader, gradient) && take_way(reader, way) && ends_prelude(reader, begin);
}

// [ <position> , ]? [ circle || <extent> , ]?: cover and contain are old names of extents.
bool parse_old_radial_prelude(ValueReader& reader, Gradient& gradient, GradientWay&) {
  static constexpr Keyword kExtents[] = {
      {"contain", static_cast<uint8_t>(Gradient::Extent::ClosestSide)},
      {"cover", static_cast<uint8_t>(Gradient::Extent::FarthestCorner)}};
  gradient.center_x = gradient.center_y = Length::percent(50);
  ValueReader ahead = reader;
  if (ahead.position(gradient.center_x, gradient.center_y) && ahead.take_comma()) reader = ahead;
  else gradient.center_x = gradient.center_y = Length::percent(50);
  const size_t begin = place(reader);
  for (int i = 0; i < 2; ++i) {
    uint8_t extent = 0;
    if (reader.take_ident("circle")) gradient.circle = true;
    else if (reader.keyword(kExtents, extent))
      gradient.extent = static_cast<Gradient::Extent>(extent);
    else if (!reader.take_ident("ellipse")) parse_keyword(reader, gradient.extent);
  }
  return ends_prelude(reader, begin);
}

// image(<color>) is a gradient of one stop (CSS Images 4, 2.4).
bool parse_color_prelude(ValueReader& reader, Gradient&, GradientWay&) {
  ValueReader ahead = reader;
  SpaceColor color;
  return parse_space_color(ahead, color) && ahead.at_end();
}

struct GradientFunction {
  std::string_view name;
  Gradient::Kind kind;
  bool repeating;
  bool (*prelude)(ValueReader&, Gradient&, GradientWay&);
};

constexpr GradientFunction kGradients[] = {
    {"image", Gradient::Kind::Linear, false, parse_color_prelude},
    {"linear-gradient", Gradient::Kind::Linear, false, parse_linear_prelude},
    {"repeating-linear-gradient", Gradient::Kind::Linear, true, parse_linear_prelude},
    {"-webkit-linear-gradient", Gradient::Kind::Linear, false, parse_old_linear_prelude},
    {"-webkit-repeating-linear-gradient", Gradient::Kind::Linear, true, parse_old_linear_prelude},
    {"radial-gradient", Gradient::Kind::Radial, false, parse_radial_prelude},
    {"repeating-radial-gradient", Gradient::Kind::Radial, true, parse_radial_prelude},
    {"-webkit-radial-gradient", Gradient::Kind::Radial, false, parse_old_radial_prelude},
    {"-webkit-repeating-radial-gradient", Gradient::Kind::Radial, true, parse_old_radial_prelude},
    {"conic-gradient", Gradient::Kind::Conic, false, parse_conic_prelude},
    {"repeating-conic-gradient", Gradient::Kind::Conic, true, parse_conic_prelude},
};

const GradientFunction* find_gradient(const Token& token) {
  for (const GradientFunction& function : kGradients)
    if (token.is_function(function.name)) return &function;
  return nullptr;
}

}  // namespace

bool is_gradient(const Token& token) { return find_gradient(token) != nullptr; }

bool parse_gradient(ValueReader& reader, ImageValue& image) {
  const GradientFunction& function = *find_gradient(reader.peek());
  ValueReader arguments = reader.arguments();
  Gradient gradient;
  GradientWay way;
  gradient.kind = function.kind;
  gradient.repeating = function.repeating;
  if (!function.prelude(arguments, gradient, way) ||
      !parse_gradient_stops(arguments, way, gradient))
    return false;
  image.gradient = arguments.one(gradient);
  return image.gradient != nullptr;
}

}  // namespace weft
