// The values of SVG's own properties (SVG 2, 4.3 and 13).
#include <algorithm>

#include "render/css/properties/property_parsers.h"
#include "render/css/values/path_data_syntax.h"

namespace weft {
namespace {

bool parse_number_or_length(ValueReader& reader, Range range, SvgLength& length) {
  Numeric numeric;
  if (!reader.numeric(numeric) || numeric.node) return false;
  if (numeric.dimension != Dimension::None && numeric.dimension != Dimension::Length) return false;
  double px = numeric.value;
  if (numeric.is_number()) px *= reader.context().units.device_pixel_ratio;
  const bool is_sum = numeric.has_percent && px != 0;
  double value = numeric.has_percent ? numeric.percent : px;
  if (range == Range::NonNegative && value < 0 && !is_sum) {
    if (!numeric.from_math) return false;
    value = 0;
  }
  const auto stored = [](double number) {
    return static_cast<float>(std::clamp(number, -1e9, 1e9));
  };
  length = {numeric.has_percent ? SvgLength::Kind::Percent : SvgLength::Kind::Px, stored(value),
            stored(is_sum ? px : 0)};
  return true;
}

}  // namespace

bool parse_svg_length(ValueReader& reader, SvgLength& length) {
  return parse_number_or_length(reader, Range::All, length);
}

bool parse_svg_size(ValueReader& reader, SvgLength& size) {
  return parse_number_or_length(reader, Range::NonNegative, size);
}

bool parse_svg_radius(ValueReader& reader, SvgLength& radius) {
  return reader.take_ident("auto", radius, SvgLength{}) || parse_svg_size(reader, radius);
}

/// none | path(<string>)
bool parse_svg_path_data(ValueReader& reader, SvgPathData& d) {
  d = {false, {}};
  if (reader.take_ident("none")) return true;
  if (!reader.peek().is_function("path")) return false;
  ValueReader arguments = reader.arguments();
  return arguments.string(d.text) && arguments.at_end() && is_path_data(d.text);
}

bool parse_baseline_shift(ValueReader& reader, BaselineShift& shift, SvgLength& length) {
  shift = BaselineShift::Length;
  length = SvgLength::px(0);
  return reader.take_ident("baseline") || reader.take_ident("sub", shift, BaselineShift::Sub) ||
         reader.take_ident("super", shift, BaselineShift::Super) ||
         parse_svg_length(reader, length);
}

bool parse_svg_reference(ValueReader& reader, std::string_view& url) {
  url = {};
  if (reader.take_ident("none")) return true;
  ImageValue image;
  if (!reader.peek().is(TokenType::Url) || !reader.image(image)) return false;
  url = image.url;
  return true;
}

bool parse_svg_paint(ValueReader& reader, SvgPaint& paint) {
  paint = {};
  if (reader.peek().is(TokenType::Url) && !parse_svg_reference(reader, paint.server)) return false;
  if (!paint.server.empty() && reader.at_end()) return true;
  if (reader.take_ident("none")) return true;
  if (reader.take_ident("context-fill", paint.kind, SvgPaint::Kind::ContextFill)) return true;
  if (reader.take_ident("context-stroke", paint.kind, SvgPaint::Kind::ContextStroke)) return true;
  bool is_current = false;
  if (!parse_color_or_current(reader, paint.color, is_current)) return false;
  paint.kind = is_current ? SvgPaint::Kind::CurrentColor : SvgPaint::Kind::Color;
  return true;
}

bool parse_dashes(ValueReader& reader, std::span<const SvgLength>& dashes) {
  dashes = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<SvgLength> list = reader.new_list<SvgLength>();
  while (!reader.at_end()) {
    SvgLength length;
    if (!parse_svg_size(reader, length) || !reader.push(list, length)) return false;
    reader.take_comma();
  }
  dashes = reader.list(list);
  return !list.empty();
}

}  // namespace weft
