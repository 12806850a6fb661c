// The table of features and the forms they are asked in (Media Queries 4, 2.4).
#include "render/css/conditions/media_features.h"

#include <cmath>

#include "render/base/ascii.h"
#include "render/css/conditions/condition_values.h"
#include "render/css/values/attribute_values.h"

namespace weft {
namespace {

enum class FeatureValue : uint8_t { Length, Ratio, Resolution, Integer, Number };

/// A feature that has a size and thus min- and max- forms.
struct RangeFeature {
  std::string_view name;
  FeatureValue value;
  double (*of)(const FeatureSubject&);
  Axes axes = Axes::None;  // what it asks of a container
  bool of_panels = true;
};

double width_of(const FeatureSubject& subject) { return subject.width; }
double height_of(const FeatureSubject& subject) { return subject.height; }
double ratio_of(const FeatureSubject& subject) {
  return subject.height > 0 ? subject.width / subject.height : INFINITY;
}
double resolution_of(const FeatureSubject& subject) { return subject.panel->device_pixel_ratio; }
double color_of(const FeatureSubject& subject) { return subject.panel->color_bits; }
double color_index_of(const FeatureSubject& subject) { return subject.panel->color_index; }
double monochrome_of(const FeatureSubject& subject) { return subject.panel->monochrome_bits; }
double one(const FeatureSubject&) { return 1; }

constexpr RangeFeature kRangeFeatures[] = {
    {"width", FeatureValue::Length, width_of, Axes::Inline},
    {"height", FeatureValue::Length, height_of, Axes::Block},
    {"inline-size", FeatureValue::Length, width_of, Axes::Inline, false},
    {"block-size", FeatureValue::Length, height_of, Axes::Block, false},
    {"device-width", FeatureValue::Length, width_of},
    {"device-height", FeatureValue::Length, height_of},
    {"aspect-ratio", FeatureValue::Ratio, ratio_of, Axes::Both},
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
  std::string_view (*of)(const FeatureSubject&);
  bool false_when_none;  // "(feature)" alone is false: its value is "none" or "no-preference"
  Axes axes = Axes::None;
  bool of_panels = true;
};

std::string_view orientation_of(const FeatureSubject& subject) {
  return subject.height >= subject.width ? "portrait" : "landscape";
}
std::string_view update_of(const FeatureSubject& subject) {
  return subject.panel->slow_update ? "slow" : "fast";
}
std::string_view gamut_of(const FeatureSubject& subject) {
  return subject.panel->color_bits ? "srgb" : "";
}
std::string_view none(const FeatureSubject&) { return "none"; }
std::string_view no_preference(const FeatureSubject&) { return "no-preference"; }
std::string_view scheme_of(const FeatureSubject& subject) {
  return subject.panel->prefers_dark ? "dark" : "light";
}
std::string_view standard(const FeatureSubject&) { return "standard"; }
std::string_view browser(const FeatureSubject&) { return "browser"; }
std::string_view opaque(const FeatureSubject&) { return "opaque"; }
std::string_view progressive(const FeatureSubject&) { return "progressive"; }
std::string_view zero(const FeatureSubject&) { return "0"; }

constexpr WordFeature kWordFeatures[] = {
    {"orientation", "portrait landscape", orientation_of, false, Axes::Both},
    {"update", "none slow fast", update_of, false},
    {"color-gamut", "srgb p3 rec2020", gamut_of, false},
    {"hover", "none hover", none, true},
    {"any-hover", "none hover", none, true},
    {"pointer", "none coarse fine", none, true},
    {"any-pointer", "none coarse fine", none, true},
    {"scripting", "none initial-only enabled", none, true},
    {"overflow-block", "none scroll paged", none, true},
    {"overflow-inline", "none scroll", none, true},
    {"prefers-color-scheme", "light dark", scheme_of, false},
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
const Feature* find_feature(const Feature (&features)[count], std::string_view name,
                            const FeatureSubject& subject) {
  for (const Feature& feature : features)
    if (equal_ignoring_case(feature.name, name))
      return (subject.panel ? feature.of_panels : feature.axes != Axes::None) ? &feature : nullptr;
  return nullptr;
}

/// A number, a number with a unit, or a ratio.
struct Value {
  bool valid = false;
  double number = 0;
};

Value dimension(const Token& token, FeatureValue wanted, const FeatureSubject& subject) {
  const UnitValue unit = unit_value(token.unit, subject.units);
  const bool fits = unit.dimension ==
                    (wanted == FeatureValue::Length ? Dimension::Length : Dimension::Resolution);
  const bool takes_unit = wanted == FeatureValue::Length || wanted == FeatureValue::Resolution;
  return {fits && takes_unit, token.number * unit.value};
}

/// A math function.
Value calculated(TokenStream& stream, FeatureValue wanted, const FeatureSubject& subject) {
  ConditionValues values(subject.units);
  ValueReader reader(stream, values.context());
  Numeric result;
  if (!reader.numeric(result) || result.has_percent) return {};
  stream = reader.stream();
  stream.skip_whitespace();
  switch (wanted) {
    case FeatureValue::Length: return {result.dimension == Dimension::Length, result.value};
    case FeatureValue::Resolution: return {result.dimension == Dimension::Resolution, result.value};
    case FeatureValue::Integer: return {result.is_number(), std::floor(result.value + 0.5)};
    case FeatureValue::Number:
    case FeatureValue::Ratio: break;
  }
  return {result.is_number(), result.value};
}

Value parse_feature_value(TokenStream& stream, FeatureValue wanted, const FeatureSubject& subject) {
  stream.skip_whitespace();
  if (stream.peek().is(TokenType::Function)) return calculated(stream, wanted, subject);
  const Token token = stream.next();
  stream.skip_whitespace();
  if (token.is(TokenType::Dimension)) return dimension(token, wanted, subject);
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

Truth word_feature(const WordFeature& feature, TokenStream& stream, const FeatureSubject& subject) {
  const std::string_view value = feature.of(subject);
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
Truth range_feature(const RangeFeature& feature, Comparison prefix, TokenStream& stream,
                    const FeatureSubject& subject) {
  const double actual = feature.of(subject);
  stream.skip_whitespace();
  if (stream.at_end()) return prefix == Comparison::None ? truth(actual != 0) : Truth::Unknown;
  Comparison comparison = prefix == Comparison::None ? Comparison::Equal : prefix;
  if (stream.peek().is(TokenType::Colon)) stream.next();
  else if (prefix != Comparison::None ||
           (comparison = parse_comparison(stream)) == Comparison::None)
    return Truth::Unknown;
  const Value value = parse_feature_value(stream, feature.value, subject);
  return value.valid && stream.at_end() ? truth(compares(actual, comparison, value.number))
                                        : Truth::Unknown;
}

std::string_view without_prefix(std::string_view name, std::string_view prefix) {
  return name.size() > prefix.size() && equal_ignoring_case(name.substr(0, prefix.size()), prefix)
             ? name.substr(prefix.size())
             : std::string_view();
}

struct Prefix {
  std::string_view text;
  Comparison comparison;
};
constexpr Prefix kPrefixes[] = {{"", Comparison::None},
                                {"min-", Comparison::GreaterOrEqual},
                                {"max-", Comparison::LessOrEqual}};
constexpr Prefix kWebkitPrefixes[] = {
    {"-webkit-min-device-pixel-ratio", Comparison::GreaterOrEqual},
    {"-webkit-max-device-pixel-ratio", Comparison::LessOrEqual}};

Truth named_feature(TokenStream& stream, const FeatureSubject& subject) {
  const std::string_view name = stream.next().text;
  if (const WordFeature* feature = find_feature(kWordFeatures, name, subject))
    return word_feature(*feature, stream, subject);
  for (const auto& [prefix, comparison] : kPrefixes)
    if (const RangeFeature* feature =
            find_feature(kRangeFeatures, without_prefix(name, prefix), subject))
      return range_feature(*feature, comparison, stream, subject);
  for (const auto& [prefix, comparison] : kWebkitPrefixes)
    if (equal_ignoring_case(name, prefix) && subject.panel)
      return range_feature(*find_feature(kRangeFeatures, "-webkit-device-pixel-ratio", subject),
                           comparison, stream, subject);
  return Truth::Unknown;
}

bool is_less(Comparison comparison) {
  return comparison == Comparison::Less || comparison == Comparison::LessOrEqual;
}

// "value < feature" or "value < feature < value". The feature is found first, as it says what the
// values are.
Truth reversed_feature(TokenStream& stream, const FeatureSubject& subject) {
  TokenStream ahead = stream;
  while (!ahead.at_end() && !ahead.peek().is(TokenType::Ident)) ahead.next_component();
  const RangeFeature* const feature = find_feature(kRangeFeatures, ahead.peek().text, subject);
  if (!feature) return Truth::Unknown;
  const double actual = feature->of(subject);
  const Value left = parse_feature_value(stream, feature->value, subject);
  const Comparison first = parse_comparison(stream);
  stream.skip_whitespace();
  if (!left.valid || first == Comparison::None || !stream.next().is(TokenType::Ident))
    return Truth::Unknown;
  stream.skip_whitespace();
  const bool holds = compares(left.number, first, actual);
  if (stream.at_end()) return truth(holds);
  const Comparison second = parse_comparison(stream);
  if (second == Comparison::None || second == Comparison::Equal || first == Comparison::Equal ||
      is_less(first) != is_less(second))
    return Truth::Unknown;
  const Value right = parse_feature_value(stream, feature->value, subject);
  if (!right.valid || !stream.at_end()) return Truth::Unknown;
  return truth(holds && compares(actual, second, right.number));
}

}  // namespace

FeatureSubject subject_of(const MediaEnvironment& panel) {
  FeatureSubject subject{.width = panel.css_width(), .height = panel.css_height(), .panel = &panel};
  subject.units.viewport_width = subject.units.container_width = subject.width;
  subject.units.viewport_height = subject.units.container_height = subject.height;
  return subject;
}

Truth query_feature(std::string_view text, const FeatureSubject& subject) {
  TokenStream stream(text);
  stream.skip_whitespace();
  return stream.peek().is(TokenType::Ident) ? named_feature(stream, subject)
                                            : reversed_feature(stream, subject);
}

Axes axes_of(std::string_view text) {
  const FeatureSubject any{};
  TokenStream stream(text);
  while (!stream.at_end() && !stream.peek().is(TokenType::Ident)) stream.next_component();
  const std::string_view name = stream.peek().text;
  if (const WordFeature* feature = find_feature(kWordFeatures, name, any)) return feature->axes;
  for (const auto& [prefix, comparison] : kPrefixes)
    if (const RangeFeature* feature =
            find_feature(kRangeFeatures, without_prefix(name, prefix), any))
      return feature->axes;
  return Axes::None;
}

}  // namespace weft
