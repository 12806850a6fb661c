// Numbers as text: the counter styles of CSS 2.1 12.4 (CSS Counter Styles 3, 6).
#include <array>
#include <charconv>

#include "render/base/utf8.h"
#include "render/layout/boxes/counters.h"

namespace weft {
namespace {

using Text = ArenaVector<char>;

Status append_code_point(Text& text, char32_t code_point) {
  char bytes[4];
  return text.append({bytes, encode_utf8(code_point, bytes)});
}

Status append_decimal(Text& text, int32_t value, unsigned digits) {
  char bytes[12];
  const int64_t magnitude = value < 0 ? -static_cast<int64_t>(value) : value;
  const std::to_chars_result end = std::to_chars(bytes, bytes + sizeof bytes, magnitude);
  const auto length = static_cast<size_t>(end.ptr - bytes);
  if (value < 0) WEFT_TRY(text.push('-'));
  for (size_t i = length; i < digits; ++i) WEFT_TRY(text.push('0'));
  return text.append({bytes, length});
}

/// One step of an additive system: `value` once more takes `symbol`.
struct Additive {
  int32_t value;
  std::string_view symbol;
};

constexpr Additive kLowerRoman[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                    {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                    {5, "v"},    {4, "iv"},   {1, "i"}};
constexpr Additive kUpperRoman[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"},
                                    {90, "XC"},  {50, "L"},   {40, "XL"}, {10, "X"},   {9, "IX"},
                                    {5, "V"},    {4, "IV"},   {1, "I"}};
constexpr Additive kGeorgian[] = {
    {10000, "ჵ"}, {9000, "ჰ"}, {8000, "ჯ"}, {7000, "ჴ"}, {6000, "ხ"}, {5000, "ჭ"}, {4000, "წ"},
    {3000, "ძ"},  {2000, "ც"}, {1000, "ჩ"}, {900, "შ"},  {800, "ყ"},  {700, "ღ"},  {600, "ქ"},
    {500, "ფ"},   {400, "ჳ"},  {300, "ტ"},  {200, "ს"},  {100, "რ"},  {90, "ჟ"},   {80, "პ"},
    {70, "ო"},    {60, "ჲ"},   {50, "ნ"},   {40, "მ"},   {30, "ლ"},   {20, "კ"},   {10, "ი"},
    {9, "თ"},     {8, "ჱ"},    {7, "ზ"},    {6, "ვ"},    {5, "ე"},    {4, "დ"},    {3, "გ"},
    {2, "ბ"},     {1, "ა"}};

Status append_additive(Text& text, int32_t value, std::span<const Additive> steps) {
  for (const Additive& step : steps)
    for (; value >= step.value; value -= step.value)
      WEFT_TRY(text.append({step.symbol.data(), step.symbol.size()}));
  return Status::Ok;
}

/// Armenian capitals stand in numeric order: nine for each power of ten, from U+0531 on.
Status append_armenian(Text& text, int32_t value) {
  constexpr char32_t kFirst = 0x531;
  int32_t power = 1000;
  for (char32_t row = 3; power > 0; --row, power /= 10) {
    const int32_t digit = value / power % 10;
    if (digit)
      WEFT_TRY(append_code_point(text, kFirst + row * 9 + static_cast<char32_t>(digit - 1)));
  }
  return Status::Ok;
}

/// Bijective base `letters`: a … z, aa … (alphabetic systems).
Status append_alphabetic(Text& text, int32_t value, char32_t first, int32_t letters) {
  std::array<char32_t, 8> digits;
  size_t count = 0;
  for (; value > 0; value = (value - 1) / letters)
    digits[count++] = first + static_cast<char32_t>((value - 1) % letters);
  while (count > 0) WEFT_TRY(append_code_point(text, digits[--count]));
  return Status::Ok;
}

/// α … ω without the final sigma.
Status append_greek(Text& text, int32_t value) {
  std::array<char32_t, 8> digits;
  size_t count = 0;
  for (; value > 0; value = (value - 1) / 24) {
    const auto letter = static_cast<char32_t>((value - 1) % 24);
    digits[count++] = 0x3B1 + letter + (letter >= 17 ? 1 : 0);
  }
  while (count > 0) WEFT_TRY(append_code_point(text, digits[--count]));
  return Status::Ok;
}

struct ValueRange {
  int32_t lowest, highest;
};

/// Outside of its range a style falls back to decimal.
constexpr ValueRange range_of(ListStyleType type) {
  switch (type) {
    case ListStyleType::LowerRoman:
    case ListStyleType::UpperRoman: return {1, 3999};
    case ListStyleType::Armenian: return {1, 9999};
    case ListStyleType::Georgian: return {1, 19999};
    case ListStyleType::LowerAlpha:
    case ListStyleType::UpperAlpha:
    case ListStyleType::LowerGreek: return {1, INT32_MAX};
    default: return {INT32_MIN, INT32_MAX};
  }
}

Status append_counter(Text& text, int32_t value, ListStyleType type) {
  const ValueRange range = range_of(type);
  if (value < range.lowest || value > range.highest) return append_decimal(text, value, 1);
  switch (type) {
    case ListStyleType::Disc: return append_code_point(text, 0x2022);
    case ListStyleType::Circle: return append_code_point(text, 0x25E6);
    case ListStyleType::Square: return append_code_point(text, 0x25A0);
    case ListStyleType::DisclosureClosed: return append_code_point(text, 0x25B8);
    case ListStyleType::DisclosureOpen: return append_code_point(text, 0x25BE);
    case ListStyleType::DecimalLeadingZero: return append_decimal(text, value, value < 0 ? 1 : 2);
    case ListStyleType::LowerRoman: return append_additive(text, value, kLowerRoman);
    case ListStyleType::UpperRoman: return append_additive(text, value, kUpperRoman);
    case ListStyleType::LowerAlpha: return append_alphabetic(text, value, 'a', 26);
    case ListStyleType::UpperAlpha: return append_alphabetic(text, value, 'A', 26);
    case ListStyleType::LowerGreek: return append_greek(text, value);
    case ListStyleType::Armenian: return append_armenian(text, value);
    case ListStyleType::Georgian: return append_additive(text, value, kGeorgian);
    case ListStyleType::None:
    case ListStyleType::String: return Status::Ok;
    case ListStyleType::Decimal: break;
  }
  return append_decimal(text, value, 1);
}

}  // namespace

Result<std::string_view> counter_text(int32_t value, ListStyleType type, Arena& arena) {
  Text text(arena);
  WEFT_TRY(append_counter(text, value, type));
  return std::string_view(text.begin(), text.size());
}

Result<std::string_view> marker_text(int32_t value, const TextStyle& style, Arena& arena) {
  if (style.list_style_type == ListStyleType::None) return std::string_view();
  if (style.list_style_type == ListStyleType::String) return style.list_style_string;
  Text text(arena);
  WEFT_TRY(append_counter(text, value, style.list_style_type));
  WEFT_TRY(text.append({". ", 2}));
  return std::string_view(text.begin(), text.size());
}

Result<std::string_view> Counters::values(std::string_view name, std::string_view separator,
                                          ListStyleType type, Arena& arena) const {
  Text text(arena);
  bool found = false;
  for (const Counter& counter : counters_.span()) {
    if (counter.name != name) continue;
    if (found) WEFT_TRY(text.append({separator.data(), separator.size()}));
    WEFT_TRY(append_counter(text, counter.value, type));
    found = true;
  }
  if (!found) WEFT_TRY(append_counter(text, 0, type));
  return std::string_view(text.begin(), text.size());
}

}  // namespace weft
