// The values of font-* and line-height (CSS Fonts 4).
#include <algorithm>
#include <cmath>

#include "fonts/font_set.h"
#include "render/base/ascii.h"
#include "render/css/properties/property_parsers.h"
#include "render/css/values/font_words.h"
#include "render/css/values/keywords.h"

namespace weft {
namespace {

constexpr uint8_t generic(GenericFamily family) { return static_cast<uint8_t>(family); }

constexpr Keyword kGenericFamilies[] = {
    {"serif", generic(GenericFamily::Serif)},
    {"sans-serif", generic(GenericFamily::SansSerif)},
    {"monospace", generic(GenericFamily::Monospace)},
    {"cursive", generic(GenericFamily::Cursive)},
    {"fantasy", generic(GenericFamily::Fantasy)},
    {"system-ui", generic(GenericFamily::SansSerif)},
    {"-webkit-body", generic(GenericFamily::Serif)},
    {"ui-serif", generic(GenericFamily::Serif)},
    {"ui-sans-serif", generic(GenericFamily::SansSerif)},
    {"ui-monospace", generic(GenericFamily::Monospace)},
};

/// A generic family, a string, or identifiers joined by single spaces.
bool parse_family(ValueReader& reader, FamilyName& family) {
  if (reader.peek().is(TokenType::String)) {
    if (!reader.string(family.name)) return false;
    // Chromium knows this one by its name, in quotes or not.
    if (equal_ignoring_case(family.name, "system-ui"))
      family = {generic(GenericFamily::SansSerif), {}};
    return true;
  }
  ValueReader ahead = reader;
  if (ahead.keyword(kGenericFamilies, family.generic) && !ahead.peek().is(TokenType::Ident)) {
    reader = ahead;
    return true;
  }
  family.generic = 0;
  ArenaVector<char> name = reader.new_list<char>();
  while (reader.peek().is(TokenType::Ident)) {
    const Token token = reader.next();
    const Result<std::string_view> word =
        unescape(token.text, token.has_escapes, reader.context().scratch);
    if (!reader.ok(word.status())) return false;
    if (!name.empty() && !reader.ok(name.push(' '))) return false;
    if (!reader.ok(name.append({word.value().data(), word.value().size()}))) return false;
  }
  if (name.empty()) return false;
  family.name = reader.text({name.begin(), name.size()}, false);
  return reader.context().status == Status::Ok &&
         css_wide_keyword(family.name) == CssValue::Kind::Text;
}

// The sizes of the keywords xx-small … xxx-large for a medium of 16 px, and of 13 px for monospace,
// as Chromium has them.
constexpr std::string_view kSizeWords[] = {"xx-small", "x-small", "small",    "medium",
                                           "large",    "x-large", "xx-large", "xxx-large"};
constexpr uint8_t kSizes[2][8] = {{9, 10, 13, 16, 18, 24, 32, 48}, {9, 10, 12, 13, 16, 20, 26, 39}};

bool is_monospace(const TextStyle& text) {
  return text.families.size() == 1 && text.families[0].generic == generic(GenericFamily::Monospace);
}

double size_of_keyword(const TextStyle& text, double device_pixel_ratio) {
  return kSizes[is_monospace(text)][text.font_size_keyword - 1] * device_pixel_ratio;
}

void set_size(StyleBuilder& builder, double size) {
  builder.text.set_font_size(std::clamp(size, 0.0, 10000.0));
  builder.text.font_size_keyword = 0;
}

bool parse_size_keyword(ValueReader& reader, StyleBuilder& builder) {
  for (uint8_t i = 0; i < std::size(kSizeWords); ++i) {
    if (!reader.take_ident(kSizeWords[i])) continue;
    builder.text.font_size_keyword = static_cast<uint8_t>(i + 1);
    builder.text.font_size_absolute = false;
    builder.text.set_font_size(
        size_of_keyword(builder.text, reader.context().units.device_pixel_ratio));
    return true;
  }
  return false;
}

/// normal, or some of the words.
template <typename Set, size_t count>
bool parse_variants(ValueReader& reader, const VariantWord (&words)[count], Set& set) {
  set = 0;
  if (reader.take_ident("normal")) return true;
  uint32_t groups = 0;
  for (size_t i = 0; i < count;) {
    if (groups >> words[i].group & 1 || !reader.take_ident(words[i].name)) {
      ++i;
      continue;
    }
    set = static_cast<Set>(set | 1u << i);
    groups |= 1u << words[i].group;
    i = 0;
  }
  return set != 0;
}

/// A string of four ASCII characters.
bool parse_font_tag(ValueReader& reader, uint32_t& tag) {
  std::string_view text;
  if (!reader.peek().is(TokenType::String) || !reader.string(text) || text.size() != 4)
    return false;
  for (const char c : text) {
    if (c < 0x20 || c > 0x7E) return false;
    tag = tag << 8 | static_cast<uint8_t>(c);
  }
  return true;
}

/// "tag" [ on | off | integer ]?
bool parse_feature(ValueReader& reader, FontFeature& feature) {
  feature = {};
  if (!parse_font_tag(reader, feature.tag)) return false;
  int32_t value = 1;
  if (!reader.take_ident("on") && !reader.take_ident("off", value, 0) && !reader.at_end() &&
      !reader.peek().is(TokenType::Comma) && (!reader.integer(value) || value < 0))
    return false;
  feature.value = static_cast<uint16_t>(std::min<int32_t>(value, 0xFFFF));
  return true;
}

/// "tag" number
bool parse_variation(ValueReader& reader, FontVariation& variation) {
  variation = {};
  Numeric value;
  if (!parse_font_tag(reader, variation.tag) || !reader.numeric(value) || !value.is_number())
    return false;
  variation.value = std::isnan(value.value) ? 0 : static_cast<float>(value.value);
  return true;
}

/// In the order of their tags; of those with one tag the last is kept. How many are left.
template <typename Setting>
size_t sort_by_tag(std::span<Setting> settings) {
  size_t kept = 0;
  for (const Setting setting : settings) {
    size_t at = kept;
    while (at > 0 && settings[at - 1].tag > setting.tag) --at;
    if (at > 0 && settings[at - 1].tag == setting.tag) {
      settings[at - 1] = setting;
      continue;
    }
    std::copy_backward(settings.begin() + static_cast<ptrdiff_t>(at),
                       settings.begin() + static_cast<ptrdiff_t>(kept),
                       settings.begin() + static_cast<ptrdiff_t>(kept) + 1);
    settings[at] = setting;
    ++kept;
  }
  return kept;
}

/// normal, or a list of settings, kept by their tags.
template <typename Setting>
bool parse_settings(ValueReader& reader, std::span<const Setting>& settings,
                    bool (*parse)(ValueReader&, Setting&)) {
  if (reader.take_ident("normal", settings, {})) return true;
  ArenaVector<Setting> list = reader.new_list<Setting>();
  if (!parse_comma_list(reader, list, parse)) return false;
  list.truncate(sort_by_tag(list.span()));
  settings = reader.list(list);
  return true;
}

}  // namespace

bool parse_font_families(ValueReader& reader, std::span<const FamilyName>& families) {
  return parse_comma_list(reader, families, parse_family);
}

void adapt_size_to_monospace(StyleBuilder& builder, double device_pixel_ratio) {
  const bool monospace = is_monospace(builder.text);
  if (monospace == is_monospace(*builder.parent->text) || builder.text.font_size_absolute) return;
  const double size = static_cast<double>(builder.text.exact_font_size);
  if (builder.text.font_size_keyword)
    builder.text.set_font_size(size_of_keyword(builder.text, device_pixel_ratio));
  else builder.text.set_font_size(monospace ? size * 13 / 16 : size * 16 / 13);
}

bool parse_font_size(ValueReader& reader, StyleBuilder& builder) {
  if (parse_size_keyword(reader, builder)) return true;
  const double parent_size = static_cast<double>(builder.parent->text->exact_font_size);
  builder.text.font_size_absolute = builder.parent->text->font_size_absolute;
  double stepped = 0;
  if (reader.take_ident("larger", stepped, parent_size * 1.2) ||
      reader.take_ident("smaller", stepped, parent_size / 1.2)) {
    set_size(builder, stepped);
    return true;
  }
  if (reader.take_ident("math")) {  // the depth of formulas is that of the text around
    set_size(builder, parent_size);
    return true;
  }
  Numeric value;
  Length length;
  reader.context().font_relative = false;
  if (!reader.numeric(value) || !reader.to_length(value, Range::NonNegative, length)) return false;
  builder.text.font_size_absolute |= !value.has_percent && !reader.context().font_relative;
  if (length.is_fixed() && !value.from_math && value.dimension == Dimension::Length)
    set_size(builder, value.value);
  else if (length.kind() == Length::Kind::Percent)
    set_size(builder, parent_size * value.percent / 100);
  else set_size(builder, length.resolve(builder.parent->text->font_size).to_double());
  return true;
}

/// bolder and lighter (CSS Fonts 4, 2.2.1).
bool parse_font_weight(ValueReader& reader, StyleBuilder& builder) {
  const uint16_t inherited = builder.parent->text->font_weight;
  const uint16_t bolder = inherited < 350   ? 400
                          : inherited < 550 ? 700
                          : inherited < 900 ? 900
                                            : inherited;
  const uint16_t lighter = inherited < 100   ? inherited
                           : inherited < 550 ? 100
                           : inherited < 750 ? 400
                                             : 700;
  uint16_t& weight = builder.text.font_weight;
  if (reader.take_ident("normal", weight, 400)) return true;
  if (reader.take_ident("bold", weight, 700)) return true;
  if (reader.take_ident("bolder", weight, bolder)) return true;
  if (reader.take_ident("lighter", weight, lighter)) return true;
  Numeric value;
  if (!reader.numeric(value) || !value.is_number()) return false;
  if (!value.from_math && (value.value < 1 || value.value > 1000)) return false;
  weight =
      static_cast<uint16_t>(std::isnan(value.value) ? 1 : std::clamp(value.value, 1.0, 1000.0));
  return true;
}

bool parse_font_style(ValueReader& reader, FontStyle& style) {
  style = FontStyle::Normal;
  if (reader.take_ident("normal")) return true;
  style = FontStyle::Italic;
  if (reader.take_ident("italic")) return true;
  style = FontStyle::Oblique;
  if (!reader.take_ident("oblique")) return false;
  double degrees = 0;
  return !reader.take_angle(degrees) || (degrees >= -90 && degrees <= 90);
}

bool parse_font_stretch(ValueReader& reader, uint16_t& percent) {
  for (const StretchWord& word : kStretchWords)
    if (reader.take_ident(word.name, percent, word.percent)) return true;
  Numeric value;
  if (!reader.numeric(value) || !value.is_percentage() || value.percent < 0) return false;
  percent = static_cast<uint16_t>(std::min(value.percent, 1000.0));
  return true;
}

bool parse_font_kerning(ValueReader& reader, bool& kerning) {
  kerning = !reader.take_ident("none");
  return !kerning || reader.take_ident("auto") || reader.take_ident("normal");
}

bool parse_font_ligatures(ValueReader& reader, uint8_t& set) {
  return reader.take_ident("none", set, kNoLigatures) ||
         parse_variants(reader, kLigatureWords, set);
}
bool parse_font_numeric(ValueReader& reader, uint8_t& set) {
  return parse_variants(reader, kNumericWords, set);
}
bool parse_font_east_asian(ValueReader& reader, uint16_t& set) {
  return parse_variants(reader, kEastAsianWords, set);
}

bool parse_font_alternates(ValueReader& reader, bool& historical_forms) {
  historical_forms = reader.take_ident("historical-forms");
  return historical_forms || reader.take_ident("normal");
}

bool parse_font_features(ValueReader& reader, std::span<const FontFeature>& features) {
  return parse_settings(reader, features, parse_feature);
}

bool parse_font_variations(ValueReader& reader, std::span<const FontVariation>& variations) {
  return parse_settings(reader, variations, parse_variation);
}

// auto | none
bool parse_font_synthesis(ValueReader& reader, bool& is_allowed) {
  return reader.take_ident("auto", is_allowed, true) ||
         reader.take_ident("none", is_allowed, false);
}

// none | [ metric ]? number
bool parse_font_size_adjust(ValueReader& reader, FontMetric& metric, float& aspect) {
  aspect = -1;
  metric = FontMetric::XHeight;
  if (reader.take_ident("none")) return true;
  reader.keyword(keywords_of(metric), metric);
  double number = 0;
  if (!reader.number(number, Range::NonNegative)) return false;
  aspect = static_cast<float>(std::min(number, 1e6));
  return true;
}

bool parse_line_height(ValueReader& reader, Length& height) {
  if (reader.take_ident("normal", height, Length::normal())) return true;
  Numeric value;
  if (!reader.numeric(value)) return false;
  if (value.is_number()) {
    if (value.value < 0 && !value.from_math) return false;
    height = Length::number(std::isnan(value.value) ? 0 : std::clamp(value.value, 0.0, 100000.0));
    return true;
  }
  if (!reader.to_length(value, Range::NonNegative, height)) return false;
  const double font_size = reader.context().units.font_size;
  if (height.kind() == Length::Kind::Percent)
    height = Length::fixed(Px::from_double(font_size * value.percent / 100));
  else height = Length::fixed(height.resolve(Px::from_double(font_size)));
  return true;
}

}  // namespace weft
