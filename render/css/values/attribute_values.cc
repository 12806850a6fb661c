// Integers, dimensions and legacy colours, by the steps of the standard.
#include "render/css/values/attribute_values.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"

namespace weft {
namespace {

bool is_ascii_digit(char c) { return is_digit(static_cast<uint8_t>(c)); }
bool is_ascii_hex(char c) { return is_hex_digit(static_cast<uint8_t>(c)); }

size_t count_digits(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) -
                             text.begin());
}

std::string_view skip_spaces(std::string_view text) {
  while (!text.empty() && is_space(static_cast<uint8_t>(text.front()))) text.remove_prefix(1);
  return text;
}

std::string_view write_color(const unsigned (&channels)[3], char (&buffer)[8]) {
  constexpr char kDigits[] = "0123456789abcdef";
  buffer[0] = '#';
  for (size_t i = 0; i < 3; ++i) {
    buffer[1 + 2 * i] = kDigits[channels[i] >> 4 & 15];
    buffer[2 + 2 * i] = kDigits[channels[i] & 15];
  }
  return {buffer, 7};
}

char hex_or_zero(char c) { return is_ascii_hex(c) ? c : '0'; }

/// The text as the steps 5 to 9 of the rules see it: at most 128 characters, each as its
/// hexadecimal digit or 0.
struct ColorDigits {
  char digits[130];
  size_t size = 0;
};

ColorDigits color_digits(std::string_view text) {
  ColorDigits result;
  while (!text.empty() && result.size < 128) {
    const char32_t code_point = next_code_point(text);
    if (result.size == 0 && code_point == '#') {
      if (!text.empty() && text.front() == '#') {
        result.digits[result.size++] = '0';
        text.remove_prefix(1);
      }
      continue;
    }
    result.digits[result.size++] =
        code_point < 0x80 ? hex_or_zero(static_cast<char>(code_point)) : '0';
    if (code_point > 0xFFFF && result.size < 128) result.digits[result.size++] = '0';
  }
  while (result.size == 0 || result.size % 3) result.digits[result.size++] = '0';
  return result;
}

}  // namespace

bool has_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    size_t end = 0;
    while (end < words.size() && !is_space(static_cast<uint8_t>(words[end]))) ++end;
    if (equal_ignoring_case(words.substr(0, end), wanted)) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

AttributeLength parse_dimension(std::string_view text) {
  text = skip_spaces(text);
  const size_t whole = count_digits(text);
  if (!whole) return {};
  size_t end = whole;
  if (text.substr(whole).starts_with('.')) {
    const size_t fraction = count_digits(text.substr(whole + 1));
    if (fraction) end = whole + 1 + fraction;
  }
  const std::string_view unit = text.substr(end);
  if (unit.starts_with('*')) return {};
  return {text.substr(0, std::min<size_t>(end, 24)), unit.starts_with('%') ? "%" : "px"};
}

std::optional<uint32_t> parse_non_negative_integer(std::string_view text) {
  text = skip_spaces(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  const size_t digits = count_digits(text);
  if (!digits) return std::nullopt;
  uint32_t number = 0;
  for (const char c : text.substr(0, digits))
    number = std::min<uint32_t>(number * 10 + static_cast<uint32_t>(c - '0'), 9999999);
  return number;
}

std::string_view parse_legacy_color(std::string_view text, char (&buffer)[8]) {
  text = trimmed(text);
  if (text.empty() || equal_ignoring_case(text, "transparent")) return {};
  unsigned channels[3] = {};
  if (text.size() == 4 && text[0] == '#' &&
      std::all_of(text.begin() + 1, text.end(), is_ascii_hex)) {
    for (size_t i = 0; i < 3; ++i) channels[i] = hex_value(static_cast<uint8_t>(text[1 + i])) * 17;
    return write_color(channels, buffer);
  }
  const ColorDigits color = color_digits(text);
  // The last eight digits of each third, without the zeros that all three begin with, then the
  // first two.
  size_t length = color.size / 3;
  const size_t third = length;
  size_t begin = length > 8 ? length - 8 : 0;
  length -= begin;
  const auto all_begin_with_zero = [&] {
    return color.digits[begin] == '0' && color.digits[third + begin] == '0' &&
           color.digits[2 * third + begin] == '0';
  };
  for (; length > 2 && all_begin_with_zero(); --length) ++begin;
  for (size_t i = 0; i < 3; ++i)
    for (size_t digit = 0; digit < std::min<size_t>(length, 2); ++digit)
      channels[i] = channels[i] << 4 |
                    hex_value(static_cast<uint8_t>(color.digits[i * third + begin + digit]));
  return write_color(channels, buffer);
}

}  // namespace weft
