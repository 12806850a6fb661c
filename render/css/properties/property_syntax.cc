// One row per syntax component name; a component is matched by the readers of the values it names.
#include "render/css/properties/property_syntax.h"

#include <cmath>
#include <cstdio>

#include "render/css/properties/property_parsers.h"

namespace weft {
namespace {

bool is_dimension(ValueReader& reader, Dimension dimension) {
  Numeric value;
  return reader.numeric(value) && value.dimension == dimension && !value.has_percent && !value.node;
}
bool match_angle(ValueReader& reader) { return is_dimension(reader, Dimension::Angle); }
bool match_time(ValueReader& reader) { return is_dimension(reader, Dimension::Time); }
bool match_resolution(ValueReader& reader) { return is_dimension(reader, Dimension::Resolution); }

/// Reads a value by the reader's function for it; `how` are the arguments that the function has
/// besides.
template <typename Value, auto read, auto... how>
bool match_value(ValueReader& reader) {
  Value value{};
  return (reader.*read)(value, how...);
}
bool match_percentage(ValueReader& reader) {
  Numeric value;
  return reader.numeric(value) && value.is_percentage();
}
bool match_url(ValueReader& reader) {
  if (!reader.peek().is_function("url")) return reader.next().is(TokenType::Url);
  std::string_view url;
  ValueReader arguments = reader.arguments();
  return arguments.string(url) && arguments.at_end();
}
bool match_transform_function(ValueReader& reader) {
  reader.peek();
  ValueReader one(reader.stream().next_component(), reader.context());
  std::span<const TransformFunction> list;
  return one.peek().is(TokenType::Function) && parse_transform(one, list) && one.at_end();
}
bool match_transform_list(ValueReader& reader) {
  std::span<const TransformFunction> list;
  return parse_transform(reader, list);
}

struct ComponentRow {
  std::string_view name;
  bool (*match)(ValueReader&);
};
constexpr ComponentRow kComponents[] = {
    {"length", match_value<double, &ValueReader::length, Range::All>},
    {"length-percentage", match_value<Length, &ValueReader::length_percentage, Range::All>},
    {"percentage", match_percentage},
    {"number", match_value<double, &ValueReader::number, Range::All>},
    {"integer", match_value<int32_t, &ValueReader::integer>},
    {"color", match_value<Color, &ValueReader::color>},
    {"image", match_value<ImageValue, &ValueReader::image>},
    {"url", match_url},
    {"angle", match_angle},
    {"time", match_time},
    {"resolution", match_resolution},
    {"transform-function", match_transform_function},
    {"transform-list", match_transform_list},
    {"string", match_value<std::string_view, &ValueReader::string>},
    {"custom-ident", match_value<std::string_view, &ValueReader::custom_ident>},
};

enum class Multiplier : char { None = 0, Spaces = '+', Commas = '#' };

/// A component of a syntax: a named type, or a keyword.
struct SyntaxComponent {
  bool (*match)(ValueReader&) = nullptr;
  Token keyword;
  Multiplier multiplier = Multiplier::None;
};

// A component and what follows it up to the next "|" or the end.
bool take_component(TokenStream& syntax, SyntaxComponent& component) {
  syntax.skip_whitespace();
  component = {};
  if (syntax.peek().is_delimiter('<')) {
    syntax.next();
    const Token name = syntax.next();
    for (const ComponentRow& row : kComponents)
      if (name.is(TokenType::Ident) && name.source == row.name) component.match = row.match;
    if (!component.match || !syntax.next().is_delimiter('>')) return false;
  } else {
    component.keyword = syntax.next();
    if (!component.keyword.is(TokenType::Ident) ||
        css_wide_keyword(component.keyword.source) != CssValue::Kind::Text)
      return false;
  }
  for (const Multiplier multiplier : {Multiplier::Spaces, Multiplier::Commas}) {
    if (!syntax.peek().is_delimiter(static_cast<char>(multiplier))) continue;
    syntax.next();
    component.multiplier = multiplier;
    if (component.match == match_transform_list) return false;
    break;
  }
  syntax.skip_whitespace();
  return syntax.at_end() || syntax.peek().is_delimiter('|');
}

bool match_one(const SyntaxComponent& component, ValueReader& reader) {
  if (component.match) return component.match(reader);
  const Token token = reader.next();
  return token.is(TokenType::Ident) &&
         reader.text(token.text, token.has_escapes) ==
             reader.text(component.keyword.text, component.keyword.has_escapes);
}

bool match(const SyntaxComponent& component, std::string_view text, ValueContext& context) {
  ValueReader reader(text, context);
  do {
    if (reader.at_end() || !match_one(component, reader)) return false;
    if (component.multiplier == Multiplier::None || reader.at_end()) return reader.at_end();
  } while (component.multiplier == Multiplier::Spaces || reader.take_comma());
  return false;
}

bool is_relative_length(const Token& token) {
  return token.is(TokenType::Dimension) && !token.has_escapes &&
         is_relative_length_unit(token.unit);
}

}  // namespace

bool is_property_syntax(std::string_view text) {
  text = trimmed(text);
  if (text == "*") return true;
  TokenStream syntax(text);
  SyntaxComponent component;
  do {
    if (!take_component(syntax, component)) return false;
  } while (syntax.next().is_delimiter('|'));
  return true;
}

bool matches_syntax(std::string_view syntax_text, std::string_view text, ValueContext& context) {
  if (trimmed(syntax_text) == "*") return true;
  ValuePool* const pool = std::exchange(context.pool, nullptr);
  bool matches = false;
  SyntaxComponent component;
  TokenStream syntax(syntax_text);
  do {
    matches = take_component(syntax, component) && match(component, text, context);
  } while (!matches && syntax.next().is_delimiter('|'));
  context.pool = pool;
  return matches;
}

bool is_computationally_independent(std::string_view text) {
  for (TokenStream stream(text); !stream.at_end(); stream.next())
    if (is_relative_length(stream.peek())) return false;
  return true;
}

Result<std::string_view> with_absolute_lengths(std::string_view text, ValueContext& context) {
  ArenaVector<char> out(context.scratch);
  size_t copied = 0;
  for (TokenStream stream(text); !stream.at_end(); stream.next()) {
    if (!is_relative_length(stream.peek())) continue;
    const double px = stream.peek().number * unit_value(stream.peek().unit, context.units).value /
                      context.units.device_pixel_ratio;
    char absolute[40];
    const int size =
        std::snprintf(absolute, sizeof(absolute), "%.9gpx", std::isfinite(px) ? px : 0.0);
    WEFT_TRY(out.append({text.data() + copied, stream.position() - copied}));
    WEFT_TRY(out.append({absolute, static_cast<size_t>(size)}));
    copied = stream.position() + stream.peek().source.size();
  }
  if (!copied) return text;
  WEFT_TRY(out.append({text.data() + copied, text.size() - copied}));
  return std::string_view(out.begin(), out.size());
}

}  // namespace weft
