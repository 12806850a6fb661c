// <color>: hex digits, names, functions (CSS Color 4, section 5).
#include <algorithm>
#include <cstdio>

#include "render/base/ascii.h"
#include "render/css/values/color_parser.h"

namespace weft {
namespace {

constexpr Color kAccent{0x00, 0x75, 0xFF, 0xFF};  // of AccentColor

/// Quirk: "fff", also where the digits were read as a number or dimension.
bool parse_hashless(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  const bool numeric = token.is(TokenType::Number) || token.is(TokenType::Dimension);
  if (!reader.context().hashless_colors || (!numeric && !token.is(TokenType::Ident)) ||
      token.has_sign)
    return false;
  char digits[16];
  std::string_view text = token.source;
  if (numeric) {  // a number is written without its leading zeros
    if (!token.is_integer || text.size() > 6) return false;
    std::snprintf(digits, sizeof(digits), "%06d", 0);
    std::copy(text.begin(), text.end(), digits + 6 - text.size());
    text = std::string_view(digits, 6);
  }
  Color hex;
  if ((text.size() != 3 && text.size() != 6) || !parse_hex_color(text, hex)) return false;
  reader.next();
  color = from_color(hex);
  return true;
}

bool parse_named(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  Color named;
  if (token.is_ident("transparent")) named = kTransparent;
  else if (token.is_ident("currentcolor")) named = reader.context().current_color;
  else if (token.is_ident("-internal-accent"))
    named = reader.context().accent_color.alpha ? reader.context().accent_color : kAccent;
  else if (!find_named_color(token.has_escapes ? reader.text(token.text, true) : token.text,
                             reader.context().dark_scheme, named))
    return parse_hashless(reader, color);
  reader.next();
  color = from_color(named);
  return true;
}

/// Mixes and functions nest by recursion; this is how deep.
constexpr int kMaxColorDepth = 8;

}  // namespace

bool parse_space_color(ValueReader& reader, SpaceColor& color) {
  const Token& token = reader.peek();
  if (token.is(TokenType::Ident)) return parse_named(reader, color);
  if (!token.is(TokenType::Hash) && !token.is(TokenType::Function))
    return parse_hashless(reader, color);
  if (token.is(TokenType::Function)) {
    if (reader.context().color_depth >= kMaxColorDepth) return false;
    ++reader.context().color_depth;
    const bool valid = parse_color_function(reader, color);
    --reader.context().color_depth;
    return valid;
  }
  Color hex;
  if (!parse_hex_color(token.text, hex)) return false;
  reader.next();
  color = from_color(hex);
  return true;
}

bool parse_hex_color(std::string_view digits, Color& color) {
  const size_t count = digits.size();
  if (count != 3 && count != 4 && count != 6 && count != 8) return false;
  uint8_t channels[4] = {0, 0, 0, 255};
  const size_t width = count <= 4 ? 1 : 2;
  for (size_t i = 0; i < count; ++i) {
    if (!is_hex_digit(static_cast<unsigned char>(digits[i]))) return false;
    const auto value = static_cast<uint8_t>(hex_value(static_cast<unsigned char>(digits[i])));
    uint8_t& channel = channels[i / width];
    if (width == 1) channel = static_cast<uint8_t>(value * 17);
    else channel = static_cast<uint8_t>(i % 2 ? (channel & 0xF0) | value : value << 4);
  }
  color = {channels[0], channels[1], channels[2], channels[3]};
  return true;
}

bool ValueReader::color(Color& value) {
  SpaceColor color;
  if (!parse_space_color(*this, color)) return false;
  value = to_color(color);
  return true;
}

}  // namespace weft
