// The values of properties that few boxes have: opacity, transforms, filters, generated content, decoration, clip, columns.
#include <algorithm>
#include <cmath>

#include "render/css/properties/property_parsers.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

// --- transforms ---

enum class TransformName : uint8_t {
  Translate, TranslateX, TranslateY, Translate3d, Scale, ScaleX, ScaleY, Rotate, Skew, SkewX, SkewY, Matrix,
};
constexpr Keyword kTransforms[] = {
    {"translate", 0}, {"translatex", 1}, {"translatey", 2}, {"translate3d", 3}, {"scale", 4}, {"scalex", 5}, {"scaley", 6},
    {"rotate", 7}, {"rotatez", 7}, {"skew", 8}, {"skewx", 9}, {"skewy", 10}, {"matrix", 11}};

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
  if (name == TransformName::Scale && arguments.take_comma() && !arguments.number_or_percent(y)) return false;
  function.values[0] = narrowed(name == TransformName::ScaleY ? 1 : x);
  function.values[1] = narrowed(name == TransformName::ScaleX ? 1 : y);
  return true;
}

bool parse_turning(ValueReader& arguments, TransformName name, TransformFunction& function) {
  function.kind = name == TransformName::Rotate ? TransformFunction::Kind::Rotate : TransformFunction::Kind::Skew;
  double x = 0, y = 0;
  if (!arguments.angle(x)) return false;
  if (name == TransformName::Skew && arguments.take_comma() && !arguments.angle(y)) return false;
  if (name == TransformName::SkewY) std::swap(x, y);
  function.values[0] = narrowed(x);
  function.values[1] = narrowed(y);
  return true;
}

bool parse_matrix(ValueReader& arguments, TransformFunction& function) {
  function.kind = TransformFunction::Kind::Matrix;
  const double ratio = arguments.context().units.device_pixel_ratio;
  for (int i = 0; i < 6; ++i) {
    double value = 0;
    if ((i && !arguments.take_comma()) || !arguments.number(value)) return false;
    function.values[i] = narrowed(i < 4 ? value : value * ratio);
  }
  return true;
}

bool parse_transform_function(ValueReader& reader, TransformFunction& function) {
  const Token token = reader.peek();
  for (const Keyword& row : kTransforms) {
    if (!token.is_function(row.name)) continue;
    ValueReader arguments = reader.arguments();
    const auto name = static_cast<TransformName>(row.value);
    bool valid = false;
    if (name <= TransformName::Translate3d) valid = parse_translation(arguments, name, function);
    else if (name <= TransformName::ScaleY) valid = parse_scaling(arguments, name, function);
    else if (name <= TransformName::SkewY) valid = parse_turning(arguments, name, function);
    else valid = parse_matrix(arguments, function);
    return valid && arguments.at_end();
  }
  return false;
}

/// The values of the translate, scale and rotate properties.
bool parse_single_transform(ValueReader& reader, TransformPart part, TransformFunction& function) {
  double x = 0, y = 0;
  switch (part) {
    case TransformPart::Translate:
      function.kind = TransformFunction::Kind::Translate;
      function.y = Length::zero();
      return reader.length_percentage(function.x) && (reader.at_end() || reader.length_percentage(function.y));
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

// --- filters ---

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
  if (row.amount == Amount::Shadow) return parse_shadow(arguments, function.shadow, ShadowKind::Text);
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
  for (const FilterRow& row : kFilters) {
    if (!token.is_function(row.name)) continue;
    ValueReader arguments = reader.arguments();
    function.kind = row.kind;
    return parse_filter_amount(arguments, row, function) && arguments.at_end();
  }
  return false;
}

// --- generated content ---

bool parse_counter(ValueReader& reader, ContentPiece& piece) {
  piece.kind = reader.peek().is_function("counters") ? ContentPiece::Kind::Counters : ContentPiece::Kind::Counter;
  ValueReader arguments = reader.arguments();
  if (!arguments.custom_ident(piece.text)) return false;
  if (piece.kind == ContentPiece::Kind::Counters && !(arguments.take_comma() && arguments.string(piece.separator))) return false;
  if (arguments.take_comma() && !parse_keyword(arguments, piece.list_style)) return false;
  return arguments.at_end();
}

/// attr(name): its fallback and types are not read.
bool parse_attribute(ValueReader& reader, ContentPiece& piece) {
  ValueReader arguments = reader.arguments();
  piece.kind = ContentPiece::Kind::Attribute;
  return arguments.custom_ident(piece.text) && arguments.at_end();
}

bool parse_content_piece(ValueReader& reader, ContentPiece& piece) {
  using Kind = ContentPiece::Kind;
  static constexpr Keyword kQuotes[] = {{"open-quote", static_cast<uint8_t>(Kind::OpenQuote)},
                                        {"close-quote", static_cast<uint8_t>(Kind::CloseQuote)},
                                        {"no-open-quote", static_cast<uint8_t>(Kind::NoOpenQuote)},
                                        {"no-close-quote", static_cast<uint8_t>(Kind::NoCloseQuote)}};
  uint8_t quote = 0;
  const Token& token = reader.peek();
  piece.kind = Kind::String;
  if (token.is(TokenType::String)) return reader.string(piece.text);
  if (token.is_function("counter") || token.is_function("counters")) return parse_counter(reader, piece);
  if (token.is_function("attr")) return parse_attribute(reader, piece);
  if (reader.keyword(kQuotes, quote)) return piece.kind = static_cast<Kind>(quote), true;
  ImageValue image;
  piece.kind = Kind::Image;
  if (!reader.image(image)) return false;
  piece.text = image.url;
  return !image.url.empty();
}

bool parse_counters(ValueReader& reader, std::span<const CounterChange>& changes, int32_t omitted) {
  changes = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<CounterChange> list = reader.new_list<CounterChange>();
  while (!reader.at_end()) {
    CounterChange change{{}, omitted};
    if (!reader.custom_ident(change.name)) return false;
    ValueReader ahead = reader;
    if (ahead.integer(change.value)) reader = ahead;
    if (!reader.push(list, change)) return false;
  }
  changes = reader.list(list);
  return !list.empty();
}

}  // namespace

bool parse_opacity(ValueReader& reader, uint8_t& opacity) {
  double value = 1;
  if (!reader.number_or_percent(value)) return false;
  opacity = static_cast<uint8_t>(std::clamp(value, 0.0, 1.0) * 255 + 0.5);
  return true;
}

bool parse_zoom(ValueReader& reader, StyleBuilder& builder) {
  double zoom = 1;
  builder.rare.zoom = 1;
  if (reader.take_ident("normal")) return true;
  if (!reader.number_or_percent(zoom) || zoom < 0) return false;
  builder.rare.zoom = zoom == 0 ? 1 : static_cast<float>(std::clamp(zoom, 1.0 / 1024, 63.0));
  return true;
}

void copy_zoom(StyleBuilder& builder, const ComputedStyle& from) { builder.rare.zoom = from.rare->zoom; }

bool parse_transform_list(ValueReader& reader, TransformPart part, std::span<const TransformFunction>& list) {
  list = {};
  if (reader.take_ident("none")) return true;
  ArenaVector<TransformFunction> functions = reader.new_list<TransformFunction>();
  do {
    TransformFunction function{};
    const bool valid = part == TransformPart::Transform ? parse_transform_function(reader, function)
                                                        : parse_single_transform(reader, part, function);
    if (!valid || !reader.push(functions, function)) return false;
  } while (part == TransformPart::Transform && !reader.at_end());
  list = functions.span();
  return true;
}

std::span<const TransformFunction> assemble_transforms(ValueReader& reader, const StyleBuilder& builder) {
  ArenaVector<TransformFunction> all = reader.new_list<TransformFunction>();
  for (const std::span<const TransformFunction> part : builder.transforms)
    if (!reader.ok(all.append(part))) return {};
  return reader.list(all);
}

bool parse_transform_origin(ValueReader& reader, StyleBuilder& builder) {
  if (!reader.position(builder.rare.origin_x, builder.rare.origin_y, 2)) return false;
  double z = 0;
  return reader.at_end() || reader.length(z);
}

void copy_transform_origin(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.origin_x = from.rare->origin_x;
  builder.rare.origin_y = from.rare->origin_y;
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

bool parse_content(ValueReader& reader, StyleBuilder& builder) {
  RareStyle& rare = builder.rare;
  rare.content = {};
  rare.content_none = reader.take_ident("none");
  rare.content_normal = !rare.content_none && reader.take_ident("normal");
  if (rare.content_none || rare.content_normal) return true;
  ArenaVector<ContentPiece> pieces = reader.new_list<ContentPiece>();
  while (!reader.at_end() && !reader.take_slash()) {
    ContentPiece piece{};
    if (!parse_content_piece(reader, piece) || !reader.push(pieces, piece)) return false;
  }
  std::string_view alternative;
  while (!reader.at_end())
    if (!reader.string(alternative)) return false;
  rare.content = reader.list(pieces);
  return !pieces.empty();
}

void copy_content(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.content = from.rare->content;
  builder.rare.content_none = from.rare->content_none;
  builder.rare.content_normal = from.rare->content_normal;
}

bool parse_counter_reset(ValueReader& r, std::span<const CounterChange>& changes) { return parse_counters(r, changes, 0); }
bool parse_counter_set(ValueReader& r, std::span<const CounterChange>& changes) { return parse_counters(r, changes, 0); }
bool parse_counter_increment(ValueReader& r, std::span<const CounterChange>& changes) { return parse_counters(r, changes, 1); }

bool parse_decoration_lines(ValueReader& reader, uint8_t& lines) {
  static constexpr Keyword kLines[] = {{"underline", 1}, {"overline", 2}, {"line-through", 4}};
  lines = 0;
  if (reader.take_ident("none")) return true;
  uint8_t line = 0;
  ValueReader ahead = reader;
  while (ahead.keyword(kLines, line) && !(lines & line)) {
    lines = static_cast<uint8_t>(lines | line);
    reader = ahead;
  }
  return lines != 0;
}

bool parse_decoration_thickness(ValueReader& reader, Length& thickness) {
  thickness = Length();
  if (reader.take_ident("auto") || reader.take_ident("from-font")) return true;
  if (!reader.length_percentage(thickness, Range::NonNegative)) return false;
  thickness = Length::fixed(thickness.resolve(Px::from_double(reader.context().units.font_size)));
  return true;
}

bool parse_decoration_color(ValueReader& reader, StyleBuilder& builder) { return reader.color(builder.rare.decoration.color); }

void copy_decoration_color(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.decoration.color = &from == &initial_style() ? builder.text.color : from.rare->decoration.color;
}

bool parse_object_position(ValueReader& reader, StyleBuilder& builder) {
  return reader.position(builder.rare.object_position_x, builder.rare.object_position_y);
}

void copy_object_position(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.object_position_x = from.rare->object_position_x;
  builder.rare.object_position_y = from.rare->object_position_y;
}

/// auto, or rect() with commas or without.
bool parse_clip(ValueReader& reader, StyleBuilder& builder) {
  RareStyle& rare = builder.rare;
  Length* const edges[] = {&rare.clip_top, &rare.clip_right, &rare.clip_bottom, &rare.clip_left};
  for (Length* edge : edges) *edge = Length();
  rare.has_clip = false;
  if (reader.take_ident("auto")) return true;
  if (!reader.peek().is_function("rect")) return false;
  ValueReader arguments = reader.arguments();
  for (Length* edge : edges) {
    Px px;
    if (!arguments.take_ident("auto")) {
      if (!arguments.length_px(px)) return false;
      *edge = Length::fixed(px);
    }
    arguments.take_comma();
  }
  return rare.has_clip = arguments.at_end();
}

void copy_clip(StyleBuilder& builder, const ComputedStyle& from) {
  builder.rare.has_clip = from.rare->has_clip;
  builder.rare.clip_top = from.rare->clip_top;
  builder.rare.clip_right = from.rare->clip_right;
  builder.rare.clip_bottom = from.rare->clip_bottom;
  builder.rare.clip_left = from.rare->clip_left;
}

// none | <custom-ident>+
bool parse_container_names(ValueReader& reader, std::span<const std::string_view>& names) {
  if (reader.take_ident("none")) return names = {}, true;
  ArenaVector<std::string_view> list = reader.new_list<std::string_view>();
  while (reader.peek().is(TokenType::Ident)) {
    const bool reserved = reader.peek().is_ident("none") || reader.peek().is_ident("not") || reader.peek().is_ident("and") || reader.peek().is_ident("or");
    std::string_view name;
    if (reserved || !reader.custom_ident(name) || !reader.push(list, name)) return false;
  }
  names = reader.list(list);
  return !list.empty();
}

bool parse_line_clamp(ValueReader& reader, uint16_t& lines) {
  lines = 0;
  if (reader.take_ident("none")) return true;
  int32_t value = 0;
  if (!reader.integer(value) || value < 1) return false;
  lines = static_cast<uint16_t>(std::min(value, 65535));
  return true;
}

bool parse_column_count(ValueReader& reader, uint16_t& count) {
  count = 0;
  if (reader.take_ident("auto")) return true;
  return parse_line_clamp(reader, count) && count > 0;
}

bool parse_column_width(ValueReader& reader, Length& width) {
  width = Length();
  Px px;
  if (reader.take_ident("auto")) return true;
  if (!reader.length_px(px, Range::NonNegative)) return false;
  width = Length::fixed(px);
  return true;
}

}  // namespace weft
