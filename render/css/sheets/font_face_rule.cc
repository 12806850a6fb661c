// One row and one function per descriptor (CSS Fonts 4, 4).
#include "render/css/sheets/font_face_rule.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/syntax/tokenizer.h"
#include "render/css/values/font_words.h"

namespace weft {

constexpr FontFaceDescriptors::Descriptor FontFaceDescriptors::kDescriptors[] = {
    {"font-family", &FontFaceDescriptors::read_family},
    {"src", &FontFaceDescriptors::read_source},
    {"font-weight", &FontFaceDescriptors::read_weight},
    {"font-style", &FontFaceDescriptors::read_style},
    {"font-stretch", &FontFaceDescriptors::read_stretch},
    {"font-width", &FontFaceDescriptors::read_stretch},
    {"size-adjust", &FontFaceDescriptors::read_size_adjust},
    {"unicode-range", &FontFaceDescriptors::read_unicode_range},
    {"ascent-override", &FontFaceDescriptors::read_ascent},
    {"descent-override", &FontFaceDescriptors::read_descent},
    {"line-gap-override", &FontFaceDescriptors::read_line_gap},
};

namespace {

bool is_readable_format(std::string_view format) {
  constexpr std::string_view kReadable[] = {"truetype",
                                            "opentype",
                                            "woff",
                                            "collection",
                                            "truetype-variations",
                                            "opentype-variations",
                                            "woff-variations"};
  constexpr std::string_view kWoff2[] = {"woff2", "woff2-variations"};
  const auto is_format = [&](std::string_view name) { return equal_ignoring_case(name, format); };
  return std::any_of(std::begin(kReadable), std::end(kReadable), is_format) ||
         (kReadsWoff2 && std::any_of(std::begin(kWoff2), std::end(kWoff2), is_format));
}

// By its extension, when no format() says what it is.
bool may_be_readable(std::string_view url) {
  url = url.substr(0, std::min(url.find_first_of("?#"), url.size()));
  const size_t dot = url.rfind('.');
  if (dot == std::string_view::npos || url.starts_with("data:")) return true;
  const std::string_view extension = url.substr(dot + 1);
  return (kReadsWoff2 || !equal_ignoring_case(extension, "woff2")) &&
         !equal_ignoring_case(extension, "eot") && !equal_ignoring_case(extension, "svg");
}

int16_t percentage(std::string_view value) {
  const Token token = TokenStream(value).peek();
  return token.is(TokenType::Percentage) && token.number >= 0 && token.number <= 10000
             ? static_cast<int16_t>(token.number)
             : int16_t{-1};
}

/// Reads one value or two, by `read` (negative = it is none), as a range; a wrong one changes
/// nothing.
template <typename Read>
void read_range(std::string_view value, uint16_t& lowest, uint16_t& highest, Read read) {
  uint16_t values[2] = {};
  size_t count = 0;
  TokenStream stream(value);
  for (stream.skip_whitespace(); !stream.at_end() && count < 2; stream.skip_whitespace()) {
    const int one = read(stream.next());
    if (one < 0) return;
    values[count++] = static_cast<uint16_t>(one);
  }
  if (!count) return;
  lowest = std::min(values[0], values[count - 1]);
  highest = std::max(values[0], values[count - 1]);
}

char32_t hex_number(std::string_view digits, char32_t wildcard) {
  char32_t number = 0;
  for (const char c : digits.substr(0, 6)) {
    const auto digit = static_cast<uint8_t>(c);
    number = number << 4 | (is_hex_digit(digit) ? hex_value(digit) : wildcard);
  }
  return number;
}

constexpr bool is_private_use(char32_t code_point) {
  return (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
}

}  // namespace

Status FontFaceDescriptors::add(const DeclarationText& descriptor) {
  for (const Descriptor& row : kDescriptors)
    if (equal_ignoring_case(row.name, descriptor.name)) return (this->*row.read)(descriptor.value);
  return Status::Ok;
}

const FontFaceRule& FontFaceDescriptors::rule() {
  rule_.urls = urls_.span();
  rule_.unicode_range = ranges_.span();
  return rule_;
}

Status FontFaceDescriptors::read_family(std::string_view value) {
  const Token token = TokenStream(trimmed(value)).peek();
  if (token.is(TokenType::String)) {
    WEFT_TRY_ASSIGN(rule_.family, unescape(token.text, true, arena_));
  }
  WEFT_TRY_ASSIGN(rule_.family,
                  arena_.copy(token.is(TokenType::String) ? rule_.family : trimmed(value)));
  return Status::Ok;
}

// A later src wins; each of its comma-separated sources is tried in order.
Status FontFaceDescriptors::read_source(std::string_view value) {
  urls_.clear();
  TokenStream stream(value);
  while (!stream.at_end()) {
    const size_t begin = stream.position();
    while (!stream.at_end() && !stream.peek().is(TokenType::Comma)) stream.next_component();
    WEFT_TRY(read_one_source(value.substr(begin, stream.position() - begin)));
    if (!stream.at_end()) stream.next();
  }
  return Status::Ok;
}

Status FontFaceDescriptors::read_one_source(std::string_view source) {
  TokenStream stream(source);
  stream.skip_whitespace();
  if (stream.peek().is_function("local")) return read_local(stream.next_block());
  TokenStream function = stream.peek().is_function("url") ? stream.next_block() : TokenStream({});
  function.skip_whitespace();
  const Token url = function.at_end() ? stream.next() : function.next();
  if (!url.is(TokenType::String) && !url.is(TokenType::Url)) return Status::Ok;
  stream.skip_whitespace();
  bool readable = may_be_readable(url.text);
  if (stream.peek().is_function("format")) {
    TokenStream format = stream.next_block();
    format.skip_whitespace();
    readable = is_readable_format(format.peek().text);
  }
  if (!readable) return Status::Ok;
  WEFT_TRY_ASSIGN(const std::string_view reference, unescape(url.text, url.has_escapes, arena_));
  const Result<std::string_view> absolute = resources_.resolve(reference, base_url_, arena_);
  if (!absolute.ok())
    return absolute.status() == Status::OutOfMemory ? absolute.status() : Status::Ok;
  return urls_.push(absolute.value());
}

// local( <family-name> )
Status FontFaceDescriptors::read_local(TokenStream name) {
  name.skip_whitespace();
  const Token token = name.peek();
  std::string_view written = trimmed(name.rest());
  if (token.is(TokenType::String)) {
    WEFT_TRY_ASSIGN(written, unescape(token.text, token.has_escapes, arena_));
  }
  constexpr std::string_view kScheme = "local:";
  const std::span<char> url = arena_.make_array<char>(kScheme.size() + written.size());
  if (!url.data()) return Status::OutOfMemory;
  std::copy(kScheme.begin(), kScheme.end(), url.begin());
  std::copy(written.begin(), written.end(), url.begin() + kScheme.size());
  return urls_.push({url.data(), url.size()});
}

// normal | bold | number [number]?
Status FontFaceDescriptors::read_weight(std::string_view value) {
  read_range(value, rule_.lowest_weight, rule_.highest_weight, [](const Token& token) {
    if (token.is_ident("bold")) return 700;
    if (token.is_ident("normal")) return 400;
    const bool is_weight = token.is(TokenType::Number) && token.number >= 1 && token.number <= 1000;
    return is_weight ? static_cast<int>(token.number) : -1;
  });
  return Status::Ok;
}

Status FontFaceDescriptors::read_style(std::string_view value) {
  const Token token = TokenStream(trimmed(value)).peek();
  if (token.is_ident("italic")) rule_.slant = FontSlant::Italic;
  if (token.is_ident("oblique")) rule_.slant = FontSlant::Oblique;
  return Status::Ok;
}

// normal | keyword | percentage [percentage]?
Status FontFaceDescriptors::read_stretch(std::string_view value) {
  read_range(value, rule_.lowest_stretch, rule_.highest_stretch, [](const Token& token) {
    for (const StretchWord& word : kStretchWords)
      if (token.is_ident(word.name)) return int{word.percent};
    const bool is_stretch =
        token.is(TokenType::Percentage) && token.number >= 0 && token.number <= 1000;
    return is_stretch ? static_cast<int>(token.number) : -1;
  });
  return Status::Ok;
}

Status FontFaceDescriptors::read_size_adjust(std::string_view value) {
  const int16_t percent = percentage(value);
  if (percent >= 0) rule_.size_adjust = static_cast<uint16_t>(percent);
  return Status::Ok;
}

// U+26, U+0-7F, U+4??
Status FontFaceDescriptors::read_unicode_range(std::string_view value) {
  while (!value.empty()) {
    const size_t comma = std::min(value.find(','), value.size());
    std::string_view range = trimmed(value.substr(0, comma));
    value.remove_prefix(std::min(comma + 1, value.size()));
    if (range.size() < 3 || (range[0] | 0x20) != 'u' || range[1] != '+') continue;
    range.remove_prefix(2);
    const size_t dash = std::min(range.find('-'), range.size());
    const std::string_view last = dash < range.size() ? range.substr(dash + 1) : range;
    WEFT_TRY(ranges_.push({hex_number(range.substr(0, dash), 0), hex_number(last, 0xF)}));
  }
  return Status::Ok;
}

Status FontFaceDescriptors::read_ascent(std::string_view value) {
  rule_.ascent_override = percentage(value);
  return Status::Ok;
}
Status FontFaceDescriptors::read_descent(std::string_view value) {
  rule_.descent_override = percentage(value);
  return Status::Ok;
}
Status FontFaceDescriptors::read_line_gap(std::string_view value) {
  rule_.line_gap_override = percentage(value);
  return Status::Ok;
}

bool FontFaceDescriptors::covers(char32_t code_point) const {
  return std::any_of(ranges_.begin(), ranges_.end(), [=](CodePointRange range) {
    return range.first <= code_point && code_point <= range.last;
  });
}

bool FontFaceDescriptors::covers_text_of(const Document& document) const {
  if (ranges_.empty()) return true;
  if (std::any_of(ranges_.begin(), ranges_.end(),
                  [](CodePointRange range) { return is_private_use(range.last); }))
    return true;
  for (const Node* node = document.first_child; node; node = next_in_tree(*node, document)) {
    std::string_view text =
        node->is_text() ? static_cast<const Text*>(node)->text : std::string_view();
    while (!text.empty()) {
      const char32_t code_point = next_code_point(text);
      if (code_point > ' ' && covers(code_point)) return true;
    }
  }
  return false;
}

}  // namespace weft
