// <image>: url(), image-set() and gradients (CSS Images 4); and <position>.
#include <algorithm>
#include <cmath>

#include "render/css/keywords.h"
#include "render/css/value_reader.h"

namespace weft {
namespace {

// --- gradients ---

struct ParsedStop {
  ColorStop stop;
  bool is_hint = false;
};

bool parse_stop_position(ValueReader& reader, Gradient::Kind kind, Length& position) {
  Numeric value;
  if (!reader.numeric(value)) return false;
  if (kind == Gradient::Kind::Conic && value.dimension == Dimension::Angle) {
    position = Length::percent(std::clamp(value.value / 3.6, -1e6, 1e6));
    return !value.has_percent;
  }
  if (kind == Gradient::Kind::Conic && value.dimension == Dimension::Length) return false;
  return reader.to_length(value, Range::All, position);
}

bool at_item_end(ValueReader& reader) { return reader.at_end() || reader.peek().is(TokenType::Comma); }

/// A colour with up to two positions, or the position of a hint.
bool parse_stop(ValueReader& reader, Gradient::Kind kind, ArenaVector<ParsedStop>& stops) {
  ParsedStop parsed;
  ValueReader ahead = reader;
  parsed.is_hint = !ahead.color(parsed.stop.color);
  if (!parsed.is_hint) reader = ahead;
  if (parsed.is_hint || !at_item_end(reader)) {
    if (!parse_stop_position(reader, kind, parsed.stop.position)) return false;
  }
  if (!reader.push(stops, parsed)) return false;
  if (parsed.is_hint || at_item_end(reader)) return true;
  return parse_stop_position(reader, kind, parsed.stop.position) && reader.push(stops, parsed);
}

Color halfway(Color a, Color b) {
  const auto mean = [](uint8_t x, uint8_t y) { return static_cast<uint8_t>((x + y + 1) / 2); };
  return {mean(a.red, b.red), mean(a.green, b.green), mean(a.blue, b.blue), mean(a.alpha, b.alpha)};
}

bool parse_stops(ValueReader& reader, Gradient& gradient) {
  ArenaVector<ParsedStop> parsed = reader.new_list<ParsedStop>();
  do {
    if (!parse_stop(reader, gradient.kind, parsed)) return false;
  } while (reader.take_comma());
  if (!reader.at_end() || parsed[0].is_hint || parsed.back().is_hint) return false;
  ArenaVector<ColorStop> stops = reader.new_list<ColorStop>();
  size_t colors = 0;
  for (size_t i = 0; i < parsed.size(); ++i) {
    ParsedStop& stop = parsed[i];
    colors += !stop.is_hint;
    if (stop.is_hint) {
      if (parsed[i + 1].is_hint) return false;
      stop.stop.color = halfway(parsed[i - 1].stop.color, parsed[i + 1].stop.color);
    }
    if (!reader.push(stops, stop.stop)) return false;
  }
  gradient.stops = reader.list(stops);
  return colors >= 1;
}

int32_t millidegrees(double degrees) { return static_cast<int32_t>(std::lround(std::fmod(degrees, 360) * 1000)); }

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

bool parse_linear_prelude(ValueReader& reader, Gradient& gradient, bool prefixed) {
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
  } else {
    return true;
  }
  return reader.take_comma();
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

bool parse_radial_prelude(ValueReader& reader, Gradient& gradient, bool) {
  bool has_shape = false, has_size = false, ellipse = false;
  const size_t begin = (reader.peek(), reader.stream().position());
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
  if (!parse_center(reader, gradient)) return false;
  reader.peek();
  return reader.stream().position() == begin || reader.take_comma();
}

bool parse_conic_prelude(ValueReader& reader, Gradient& gradient, bool) {
  const size_t begin = (reader.peek(), reader.stream().position());
  gradient.angle_millidegrees = 0;
  if (reader.take_ident("from")) {
    double degrees = 0;
    if (!reader.angle(degrees)) return false;
    gradient.angle_millidegrees = millidegrees(degrees);
  }
  if (!parse_center(reader, gradient)) return false;
  reader.peek();
  return reader.stream().position() == begin || reader.take_comma();
}

struct GradientFunction {
  std::string_view name;
  Gradient::Kind kind;
  bool repeating, prefixed;
  bool (*prelude)(ValueReader&, Gradient&, bool prefixed);
};

constexpr GradientFunction kGradients[] = {
    {"linear-gradient", Gradient::Kind::Linear, false, false, parse_linear_prelude},
    {"repeating-linear-gradient", Gradient::Kind::Linear, true, false, parse_linear_prelude},
    {"-webkit-linear-gradient", Gradient::Kind::Linear, false, true, parse_linear_prelude},
    {"-webkit-repeating-linear-gradient", Gradient::Kind::Linear, true, true, parse_linear_prelude},
    {"radial-gradient", Gradient::Kind::Radial, false, false, parse_radial_prelude},
    {"repeating-radial-gradient", Gradient::Kind::Radial, true, false, parse_radial_prelude},
    {"conic-gradient", Gradient::Kind::Conic, false, false, parse_conic_prelude},
    {"repeating-conic-gradient", Gradient::Kind::Conic, true, false, parse_conic_prelude},
};

bool parse_gradient(ValueReader& reader, const GradientFunction& function, ImageValue& image) {
  ValueReader arguments = reader.arguments();
  Gradient gradient;
  gradient.kind = function.kind;
  gradient.repeating = function.repeating;
  if (!function.prelude(arguments, gradient, function.prefixed) || !parse_stops(arguments, gradient)) return false;
  image.gradient = arguments.one(gradient);
  return image.gradient != nullptr;
}

// --- url() and image-set() ---

/// "@123", as css_value.h explains, or a url that nothing could resolve.
bool parse_url(ValueReader& reader, ImageValue& image) {
  const Token token = reader.next();
  if (!token.text.starts_with('@')) {
    image.url = reader.text(token.text, token.has_escapes);
    return !image.url.empty();
  }
  uint32_t atom = 0;
  for (const char c : token.text.substr(1)) {
    if (!is_digit(static_cast<unsigned char>(c)) || atom > 65535) return false;
    atom = atom * 10 + static_cast<uint32_t>(c - '0');
  }
  if (atom >= reader.context().atoms.size()) return false;
  image.url = reader.context().atoms.text(static_cast<Atom>(atom));
  return true;
}

/// One "image 2x type(…)": its resolution. Types are not looked at.
bool parse_option(ValueReader& reader, ImageValue& image, double& resolution) {
  resolution = 1;
  if (!reader.image(image)) return false;
  while (!at_item_end(reader)) {
    Numeric value;
    if (reader.peek().is_function("type")) reader.arguments();
    else if (!reader.numeric(value) || value.dimension != Dimension::Resolution) return false;
    else resolution = value.value;
  }
  return true;
}

/// The smallest image that is enough for the panel's pixels, else the largest.
bool parse_image_set(ValueReader& reader, ImageValue& image) {
  ValueReader arguments = reader.arguments();
  const double wanted = reader.context().units.device_pixel_ratio;
  double best = -1;
  do {
    ImageValue option;
    double resolution = 1;
    if (!parse_option(arguments, option, resolution)) return false;
    const bool better = best < 0 || (best < wanted ? resolution > best : resolution >= wanted && resolution < best);
    if (!better) continue;
    best = resolution;
    image = option;
  } while (arguments.take_comma());
  return arguments.at_end();
}

// --- positions ---

bool is_edge(const Token& token, std::string_view near, std::string_view far) {
  return token.is_ident(near) || token.is_ident(far);
}

/// One component of a position: a keyword or a length.
struct PositionPart {
  enum class Kind : uint8_t { Horizontal, Vertical, Center, Length } kind = Kind::Length;
  std::string_view text;
};

bool take_part(ValueReader& reader, PositionPart& part) {
  using Kind = PositionPart::Kind;
  const Token& token = reader.peek();
  const size_t begin = reader.stream().position();
  if (is_edge(token, "left", "right")) part.kind = Kind::Horizontal;
  else if (is_edge(token, "top", "bottom")) part.kind = Kind::Vertical;
  else if (token.is_ident("center")) part.kind = Kind::Center;
  else part.kind = Kind::Length;
  if (part.kind != Kind::Length) {
    reader.next();
  } else {
    ValueReader ahead = reader;
    Length length;
    if (!ahead.length_percentage(length)) return false;
    reader = ahead;
  }
  part.text = reader.text_since(begin);
  return true;
}

/// One axis with its edge, "right" or "right 10px": `count` parts are taken from `parts`.
std::string_view axis_text(const PositionPart* parts, size_t left, size_t& count) {
  count = left > 1 && parts[0].kind != PositionPart::Kind::Center && parts[1].kind == PositionPart::Kind::Length ? 2 : 1;
  const char* end = parts[count - 1].text.data() + parts[count - 1].text.size();
  return {parts[0].text.data(), static_cast<size_t>(end - parts[0].text.data())};
}

bool two_parts(const PositionPart* parts, std::string_view& x, std::string_view& y) {
  using Kind = PositionPart::Kind;
  const bool swapped = parts[0].kind == Kind::Vertical || parts[1].kind == Kind::Horizontal;
  const PositionPart& horizontal = parts[swapped ? 1 : 0];
  const PositionPart& vertical = parts[swapped ? 0 : 1];
  x = horizontal.text;
  y = vertical.text;
  const bool keywords = parts[0].kind != Kind::Length && parts[1].kind != Kind::Length;
  return horizontal.kind != Kind::Vertical && vertical.kind != Kind::Horizontal && (!swapped || keywords);
}

/// Three or four parts: edges with offsets, each beginning with a keyword.
bool edge_parts(const PositionPart* parts, size_t count, std::string_view& x, std::string_view& y) {
  using Kind = PositionPart::Kind;
  size_t first = 0, second = 0;
  const std::string_view a = axis_text(parts, count, first);
  if (first >= count || parts[0].kind == Kind::Length || parts[first].kind == Kind::Length) return false;
  const std::string_view b = axis_text(parts + first, count - first, second);
  if (first + second != count) return false;
  const bool swapped = parts[0].kind == Kind::Vertical || parts[first].kind == Kind::Horizontal;
  x = swapped ? b : a;
  y = swapped ? a : b;
  return parts[0].kind != parts[first].kind && !(swapped && parts[0].kind == Kind::Horizontal);
}

}  // namespace

bool ValueReader::position_texts(std::string_view& x, std::string_view& y) {
  PositionPart parts[4];
  size_t count = 0;
  while (count < 4 && take_part(*this, parts[count])) ++count;
  x = y = "center";
  if (count == 0) return false;
  if (count == 1) {
    (parts[0].kind == PositionPart::Kind::Vertical ? y : x) = parts[0].text;
    return true;
  }
  return count == 2 ? two_parts(parts, x, y) : edge_parts(parts, count, x, y);
}

bool ValueReader::position_axis(std::string_view near, std::string_view far, Length& value) {
  const bool from_far = peek().is_ident(far);
  if (take_ident("center")) return value = Length::percent(50), true;
  const bool edge = from_far || peek().is_ident(near);
  if (!edge) return length_percentage(value);
  next();
  value = Length::percent(from_far ? 100 : 0);
  ValueReader ahead = *this;
  Numeric offset;
  if (!ahead.numeric(offset)) return true;
  *this = ahead;
  if (!from_far) return to_length(offset, Range::All, value);
  if (offset.node) return false;
  offset.percent = 100 - offset.percent;
  offset.value = -offset.value;
  offset.has_percent = true;
  if (offset.value != 0) offset.dimension = Dimension::Length;
  return to_length(offset, Range::All, value);
}

bool ValueReader::position(Length& x, Length& y) {
  std::string_view x_text, y_text;
  if (!position_texts(x_text, y_text)) return false;
  ValueReader horizontal(x_text, *context_), vertical(y_text, *context_);
  return horizontal.position_axis("left", "right", x) && vertical.position_axis("top", "bottom", y);
}

bool ValueReader::image(ImageValue& value) {
  const Token& token = peek();
  if (token.is(TokenType::Url)) return parse_url(*this, value);
  if (!token.is(TokenType::Function) || context_->color_depth > 4) return false;
  for (const GradientFunction& function : kGradients)
    if (token.is_function(function.name)) return parse_gradient(*this, function, value);
  if (!token.is_function("image-set") && !token.is_function("-webkit-image-set")) return false;
  ++context_->color_depth;
  const bool valid = parse_image_set(*this, value);
  --context_->color_depth;
  return valid;
}

}  // namespace weft
