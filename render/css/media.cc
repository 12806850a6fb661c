#include "render/css/media.h"

#include <cmath>

#include "render/base/ascii.h"
#include "render/css/condition.h"

namespace weft {
namespace {

enum class FeatureValue : uint8_t { Length, Ratio, Resolution, Integer, Number };

/// A feature that has a size and thus min- and max- forms.
struct RangeFeature {
  std::string_view name;
  FeatureValue value;
  double (*of)(const MediaEnvironment&);
};

double width_of(const MediaEnvironment& environment) { return environment.css_width(); }
double height_of(const MediaEnvironment& environment) { return environment.css_height(); }
double ratio_of(const MediaEnvironment& environment) {
  return environment.height_px ? static_cast<double>(environment.width_px) / environment.height_px : INFINITY;
}
double resolution_of(const MediaEnvironment& environment) { return environment.device_pixel_ratio; }
double color_of(const MediaEnvironment& environment) { return environment.color_bits; }
double color_index_of(const MediaEnvironment& environment) { return environment.color_index; }
double monochrome_of(const MediaEnvironment& environment) { return environment.monochrome_bits; }
double one(const MediaEnvironment&) { return 1; }

constexpr RangeFeature kRangeFeatures[] = {
    {"width", FeatureValue::Length, width_of},
    {"height", FeatureValue::Length, height_of},
    {"inline-size", FeatureValue::Length, width_of},
    {"block-size", FeatureValue::Length, height_of},
    {"device-width", FeatureValue::Length, width_of},
    {"device-height", FeatureValue::Length, height_of},
    {"aspect-ratio", FeatureValue::Ratio, ratio_of},
    {"device-aspect-ratio", FeatureValue::Ratio, ratio_of},
    {"resolution", FeatureValue::Resolution, resolution_of},
    {"-webkit-device-pixel-ratio", FeatureValue::Number, resolution_of},
    {"color", FeatureValue::Integer, color_of},
    {"color-index", FeatureValue::Integer, color_index_of},
    {"monochrome", FeatureValue::Integer, monochrome_of},
    {"horizontal-viewport-segments", FeatureValue::Integer, one},
    {"vertical-viewport-segments", FeatureValue::Integer, one},
};

/// A feature whose value is one of some words.
struct WordFeature {
  std::string_view name;
  std::string_view words;  // all that it may be asked for
  std::string_view (*of)(const MediaEnvironment&);
  bool false_when_none;  // "(feature)" alone is false: its value is "none" or "no-preference"
};

std::string_view orientation_of(const MediaEnvironment& environment) {
  return environment.height_px >= environment.width_px ? "portrait" : "landscape";
}
std::string_view update_of(const MediaEnvironment& environment) { return environment.slow_update ? "slow" : "fast"; }
std::string_view gamut_of(const MediaEnvironment& environment) { return environment.color_bits ? "srgb" : ""; }
std::string_view none(const MediaEnvironment&) { return "none"; }
std::string_view no_preference(const MediaEnvironment&) { return "no-preference"; }
std::string_view light(const MediaEnvironment&) { return "light"; }
std::string_view standard(const MediaEnvironment&) { return "standard"; }
std::string_view browser(const MediaEnvironment&) { return "browser"; }
std::string_view opaque(const MediaEnvironment&) { return "opaque"; }
std::string_view progressive(const MediaEnvironment&) { return "progressive"; }
std::string_view zero(const MediaEnvironment&) { return "0"; }

constexpr WordFeature kWordFeatures[] = {
    {"orientation", "portrait landscape", orientation_of, false},
    {"update", "none slow fast", update_of, false},
    {"color-gamut", "srgb p3 rec2020", gamut_of, false},
    {"hover", "none hover", none, true},
    {"any-hover", "none hover", none, true},
    {"pointer", "none coarse fine", none, true},
    {"any-pointer", "none coarse fine", none, true},
    {"scripting", "none initial-only enabled", none, true},
    {"overflow-block", "none scroll paged", none, true},
    {"overflow-inline", "none scroll", none, true},
    {"prefers-color-scheme", "light dark", light, false},
    {"prefers-reduced-motion", "no-preference reduce", no_preference, true},
    {"prefers-reduced-transparency", "no-preference reduce", no_preference, true},
    {"prefers-reduced-data", "no-preference reduce", no_preference, true},
    {"prefers-contrast", "no-preference more less custom", no_preference, true},
    {"forced-colors", "none active", none, true},
    {"inverted-colors", "none inverted", none, true},
    {"nav-controls", "none back", none, true},
    {"dynamic-range", "standard high", standard, false},
    {"video-dynamic-range", "standard high", standard, false},
    {"display-mode", "fullscreen standalone minimal-ui browser picture-in-picture", browser, false},
    {"environment-blending", "opaque additive subtractive", opaque, false},
    {"scan", "interlace progressive", progressive, false},
    {"grid", "0 1", zero, true},
};

template <typename Feature, size_t count>
const Feature* find_feature(const Feature (&features)[count], std::string_view name) {
  for (const Feature& feature : features)
    if (equal_ignoring_case(feature.name, name)) return &feature;
  return nullptr;
}

bool has_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t end = words.find(' ') < words.size() ? words.find(' ') : words.size();
    if (equal_ignoring_case(words.substr(0, end), word)) return true;
    words.remove_prefix(end < words.size() ? end + 1 : end);
  }
  return false;
}

struct Unit {
  std::string_view name;
  FeatureValue value;
  double factor;
};
constexpr Unit kUnits[] = {
    {"px", FeatureValue::Length, 1},         {"em", FeatureValue::Length, 16},       {"rem", FeatureValue::Length, 16},
    {"ex", FeatureValue::Length, 8},         {"ch", FeatureValue::Length, 8},        {"cm", FeatureValue::Length, 96 / 2.54},
    {"mm", FeatureValue::Length, 96 / 25.4}, {"q", FeatureValue::Length, 96 / 101.6}, {"in", FeatureValue::Length, 96},
    {"pt", FeatureValue::Length, 96.0 / 72}, {"pc", FeatureValue::Length, 16},       {"dppx", FeatureValue::Resolution, 1},
    {"x", FeatureValue::Resolution, 1},      {"dpi", FeatureValue::Resolution, 1.0 / 96},
    {"dpcm", FeatureValue::Resolution, 2.54 / 96},
};

/// A number, a number with a unit, or a ratio.
struct Value {
  bool valid = false;
  double number = 0;
};

Value dimension(const Token& token, FeatureValue wanted, const MediaEnvironment& environment) {
  if (wanted == FeatureValue::Length) {
    if (equal_ignoring_case(token.unit, "vw")) return {true, token.number * environment.css_width() / 100};
    if (equal_ignoring_case(token.unit, "vh")) return {true, token.number * environment.css_height() / 100};
  }
  for (const Unit& unit : kUnits)
    if (unit.value == wanted && equal_ignoring_case(unit.name, token.unit)) return {true, token.number * unit.factor};
  return {};
}

Value parse_feature_value(TokenStream& stream, FeatureValue wanted, const MediaEnvironment& environment) {
  stream.skip_whitespace();
  const Token token = stream.next();
  stream.skip_whitespace();
  if (token.is(TokenType::Dimension)) return dimension(token, wanted, environment);
  if (wanted == FeatureValue::Resolution && token.is_ident("infinite")) return {true, INFINITY};
  if (!token.is(TokenType::Number)) return {};
  switch (wanted) {
    case FeatureValue::Length: return {token.number == 0, 0};
    case FeatureValue::Resolution: return {};
    case FeatureValue::Integer: return {token.is_integer, token.number};
    case FeatureValue::Number: return {true, token.number};
    case FeatureValue::Ratio: break;
  }
  if (!stream.peek().is_delimiter('/')) return {token.number >= 0, token.number};
  stream.next();
  stream.skip_whitespace();
  const Token below = stream.next();
  stream.skip_whitespace();
  const bool valid = below.is(TokenType::Number) && below.number >= 0 && token.number >= 0;
  return {valid, below.number != 0 ? token.number / below.number : INFINITY};
}

enum class Comparison : uint8_t { None, Less, LessOrEqual, Equal, GreaterOrEqual, Greater };

Comparison parse_comparison(TokenStream& stream) {
  stream.skip_whitespace();
  const char sign = stream.peek().is(TokenType::Delimiter) ? stream.peek().delimiter : '\0';
  if (sign != '<' && sign != '>' && sign != '=') return Comparison::None;
  stream.next();
  if (sign == '=') return Comparison::Equal;
  const bool equal = stream.peek().is_delimiter('=');
  if (equal) stream.next();
  if (sign == '<') return equal ? Comparison::LessOrEqual : Comparison::Less;
  return equal ? Comparison::GreaterOrEqual : Comparison::Greater;
}

bool compares(double left, Comparison comparison, double right) {
  const bool equal = left == right || std::fabs(left - right) < 1e-6;
  switch (comparison) {
    case Comparison::Less: return left < right && !equal;
    case Comparison::LessOrEqual: return left <= right || equal;
    case Comparison::Equal: return equal;
    case Comparison::GreaterOrEqual: return left >= right || equal;
    case Comparison::Greater: return left > right && !equal;
    case Comparison::None: break;
  }
  return false;
}

Truth word_feature(const WordFeature& feature, TokenStream& stream, const MediaEnvironment& environment) {
  const std::string_view value = feature.of(environment);
  stream.skip_whitespace();
  if (stream.at_end()) return truth(!feature.false_when_none && !value.empty());
  if (!stream.next().is(TokenType::Colon)) return Truth::Unknown;
  stream.skip_whitespace();
  const Token word = stream.next();
  stream.skip_whitespace();
  if (!stream.at_end() || !has_word(feature.words, word.source)) return Truth::Unknown;
  return truth(equal_ignoring_case(word.source, value));
}

// "feature", "feature: value" or "feature >= value"; `prefix` is what min- or max- says.
Truth range_feature(const RangeFeature& feature, Comparison prefix, TokenStream& stream, const MediaEnvironment& environment) {
  const double actual = feature.of(environment);
  stream.skip_whitespace();
  if (stream.at_end()) return prefix == Comparison::None ? truth(actual != 0) : Truth::Unknown;
  Comparison comparison = prefix == Comparison::None ? Comparison::Equal : prefix;
  if (stream.peek().is(TokenType::Colon)) stream.next();
  else if (prefix != Comparison::None || (comparison = parse_comparison(stream)) == Comparison::None) return Truth::Unknown;
  const Value value = parse_feature_value(stream, feature.value, environment);
  return value.valid && stream.at_end() ? truth(compares(actual, comparison, value.number)) : Truth::Unknown;
}

// "-webkit-min-device-pixel-ratio" too.
std::string_view without_prefix(std::string_view name, std::string_view prefix) {
  return name.size() > prefix.size() && equal_ignoring_case(name.substr(0, prefix.size()), prefix) ? name.substr(prefix.size())
                                                                                                  : std::string_view();
}

Truth named_feature(TokenStream& stream, const MediaEnvironment& environment) {
  const std::string_view name = stream.next().text;
  if (const WordFeature* feature = find_feature(kWordFeatures, name)) return word_feature(*feature, stream, environment);
  constexpr struct { std::string_view prefix; Comparison comparison; } kPrefixes[] = {
      {"", Comparison::None}, {"min-", Comparison::GreaterOrEqual}, {"max-", Comparison::LessOrEqual},
  };
  for (const auto& [prefix, comparison] : kPrefixes)
    if (const RangeFeature* feature = find_feature(kRangeFeatures, without_prefix(name, prefix)))
      return range_feature(*feature, comparison, stream, environment);
  const RangeFeature& pixel_ratio = *find_feature(kRangeFeatures, "-webkit-device-pixel-ratio");
  if (equal_ignoring_case(name, "-webkit-min-device-pixel-ratio"))
    return range_feature(pixel_ratio, Comparison::GreaterOrEqual, stream, environment);
  if (equal_ignoring_case(name, "-webkit-max-device-pixel-ratio"))
    return range_feature(pixel_ratio, Comparison::LessOrEqual, stream, environment);
  return Truth::Unknown;
}

bool is_less(Comparison comparison) { return comparison == Comparison::Less || comparison == Comparison::LessOrEqual; }

// "value < feature" or "value < feature < value". The feature is found first, as it says what the values are.
Truth reversed_feature(TokenStream& stream, const MediaEnvironment& environment) {
  TokenStream ahead = stream;
  while (!ahead.at_end() && !ahead.peek().is(TokenType::Ident)) ahead.next();
  const RangeFeature* const feature = find_feature(kRangeFeatures, ahead.peek().text);
  if (!feature) return Truth::Unknown;
  const double actual = feature->of(environment);
  const Value left = parse_feature_value(stream, feature->value, environment);
  const Comparison first = parse_comparison(stream);
  stream.skip_whitespace();
  if (!left.valid || first == Comparison::None || !stream.next().is(TokenType::Ident)) return Truth::Unknown;
  stream.skip_whitespace();
  const bool holds = compares(left.number, first, actual);
  if (stream.at_end()) return truth(holds);
  const Comparison second = parse_comparison(stream);
  if (second == Comparison::None || second == Comparison::Equal || first == Comparison::Equal || is_less(first) != is_less(second))
    return Truth::Unknown;
  const Value right = parse_feature_value(stream, feature->value, environment);
  if (!right.valid || !stream.at_end()) return Truth::Unknown;
  return truth(holds && compares(actual, second, right.number));
}

class MediaFeatures final : public ConditionFeatures {
 public:
  explicit MediaFeatures(const MediaEnvironment& environment) : environment_(environment) {}

  Truth feature(std::string_view text) override { return media_feature(text, environment_); }
  bool has_function(std::string_view) const override { return false; }
  Truth function(std::string_view, std::string_view) override { return Truth::Unknown; }

 private:
  const MediaEnvironment& environment_;
};

bool is_reserved(const Token& type) {
  return type.is_ident("not") || type.is_ident("only") || type.is_ident("and") || type.is_ident("or") || type.is_ident("layer");
}

// [not | only]? type [and condition]?
bool type_query(TokenStream& stream, MediaFeatures& features) {
  const bool negative = stream.peek().is_ident("not");
  if (negative || stream.peek().is_ident("only")) stream.next(), stream.skip_whitespace();
  const Token type = stream.next();
  if (!type.is(TokenType::Ident) || is_reserved(type)) return false;
  Truth result = truth(type.is_ident("all") || type.is_ident("screen"));
  stream.skip_whitespace();
  if (!stream.at_end()) {
    if (!stream.next().is_ident("and")) return false;
    const Truth condition = evaluate_condition(stream, features, Joints::And);
    stream.skip_whitespace();
    if (!stream.at_end()) return false;
    if (result == Truth::True) result = condition;
  }
  return result == (negative ? Truth::False : Truth::True);
}

bool query_matches(std::string_view query, const MediaEnvironment& environment) {
  MediaFeatures features(environment);
  TokenStream stream(query);
  stream.skip_whitespace();
  TokenStream ahead = stream;
  const bool negative = ahead.next().is_ident("not");
  ahead.skip_whitespace();
  const bool is_condition = !stream.peek().is(TokenType::Ident) || (negative && ahead.peek().is(TokenType::OpenParenthesis));
  if (!is_condition) return type_query(stream, features);
  const Truth result = evaluate_condition(stream, features);
  stream.skip_whitespace();
  return result == Truth::True && stream.at_end();
}

}  // namespace

Truth media_feature(std::string_view text, const MediaEnvironment& environment) {
  TokenStream stream(text);
  stream.skip_whitespace();
  return stream.peek().is(TokenType::Ident) ? named_feature(stream, environment) : reversed_feature(stream, environment);
}

bool media_matches(std::string_view query_list, const MediaEnvironment& environment) {
  TokenStream stream(query_list);
  stream.skip_whitespace();
  if (stream.at_end()) return true;
  for (;;) {
    const size_t begin = stream.position();
    while (!stream.at_end() && !stream.peek().is(TokenType::Comma)) stream.next_component();
    if (query_matches(query_list.substr(begin, stream.position() - begin), environment)) return true;
    if (stream.at_end()) return false;
    stream.next();
  }
}

}  // namespace weft
