#include "render/layout/boxes/counter_styles.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/values/counter_style_values.h"

namespace weft {
namespace {

using Text = ArenaVector<char>;

constexpr CounterStyleRule kPredefined[] = {
#include "render/layout/boxes/predefined_counter_styles.inc"
};

constexpr unsigned kMostReferences = 16;  // of styles to others by extends and fallback
constexpr int64_t kMostSymbols = 120;     // in one text

Status append(Text& text, std::string_view more) { return text.append({more.data(), more.size()}); }

int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool has_negatives(CounterSystem system) {
  return system != CounterSystem::Cyclic && system != CounterSystem::Fixed &&
         system != CounterSystem::Ethiopic;
}

CounterRange own_range(CounterSystem system) {
  switch (system) {
    case CounterSystem::Alphabetic:
    case CounterSystem::Symbolic: return {.lowest = 1};
    case CounterSystem::Additive: return {.lowest = 0};
    default: return {};
  }
}

bool is_in_range(const CounterStyle& style, int32_t value) {
  const CounterRange own = own_range(style.system);
  if (style.ranges.empty()) return value >= own.lowest && value <= own.highest;
  return std::any_of(style.ranges.begin(), style.ranges.end(), [&](const CounterRange& range) {
    return value >= range.lowest && value <= range.highest;
  });
}

// Each system answers false for what it cannot write; `value` is not negative where it has signs.

/// 3.1.4, 3.1.5: digits of base `symbols.size()`; alphabetic ones have no zero.
Result<bool> append_digits(Text& text, int64_t value, const CounterStyle& style) {
  const auto base = static_cast<int64_t>(style.symbols.size());
  const bool alphabetic = style.system == CounterSystem::Alphabetic;
  uint32_t digits[33];
  size_t count = 0;
  if (alphabetic && value == 0) return false;
  do {
    if (alphabetic) --value;
    digits[count++] = static_cast<uint32_t>(value % base);
    value /= base;
  } while (value > 0);
  while (count > 0) WEFT_TRY(append(text, style.symbols[digits[--count]]));
  return true;
}

Result<bool> append_symbolic(Text& text, int64_t value, const CounterStyle& style) {
  const auto count = static_cast<int64_t>(style.symbols.size());
  const int64_t times = (value + count - 1) / count;
  if (value == 0 || times > kMostSymbols) return false;
  for (int64_t i = 0; i < times; ++i)
    WEFT_TRY(append(text, style.symbols[static_cast<size_t>((value - 1) % count)]));
  return true;
}

Result<bool> append_additive(Text& text, int64_t value, const CounterStyle& style) {
  int64_t written = 0;
  const bool is_zero = value == 0;
  for (const AdditiveSymbol& one : style.additive) {
    if (one.weight == 0) {
      if (is_zero) WEFT_TRY(append(text, one.symbol));
      if (is_zero) return true;
      continue;
    }
    written += value / one.weight;
    if (written > kMostSymbols) return false;
    for (; value >= one.weight; value -= one.weight) WEFT_TRY(append(text, one.symbol));
  }
  return value == 0 && !is_zero;
}

Result<bool> append_single(Text& text, int64_t value, const CounterStyle& style) {
  const auto count = static_cast<int64_t>(style.symbols.size());
  int64_t index = value - style.first;
  if (style.system == CounterSystem::Cyclic) index = ((value - 1) % count + count) % count;
  if (index < 0 || index >= count) return false;
  WEFT_TRY(append(text, style.symbols[static_cast<size_t>(index)]));
  return true;
}

/// 7.1.4, for 0 … 9999: digits with their words; one zero for those between, none at the end.
Result<bool> append_chinese(Text& text, int64_t value, const CounterStyle& style) {
  if (value == 0) WEFT_TRY(append(text, style.symbols[0]));
  bool begun = false, skipped = false;
  int64_t power = 1000;
  for (size_t word = 12; value > 0; --word, value %= power, power /= 10) {
    const auto digit = static_cast<size_t>(value / power);
    skipped |= begun && digit == 0;
    if (digit == 0) continue;
    if (skipped) WEFT_TRY(append(text, style.symbols[0]));
    const bool is_bare_ten = style.is_informal && !begun && power == 10 && digit == 1;
    if (!is_bare_ten) WEFT_TRY(append(text, style.symbols[digit]));
    if (power > 1) WEFT_TRY(append(text, style.symbols[word]));
    begun = true;
    skipped = false;
  }
  return true;
}

Status append_code_point(Text& text, char32_t code_point) {
  char bytes[4];
  return text.append({bytes, encode_utf8(code_point, bytes)});
}

/// 7.2: pairs of digits, with a separator after each but the last.
Result<bool> append_ethiopic(Text& text, int64_t value) {
  if (value <= 0) return false;
  if (value == 1) WEFT_TRY(append_code_point(text, 0x1369));
  if (value == 1) return true;
  int pairs[5], count = 0;
  for (; value > 0; value /= 100) pairs[count++] = static_cast<int>(value % 100);
  for (int i = count - 1; i >= 0; --i) {
    const int pair = pairs[i];
    const bool is_odd = i % 2 == 1, is_silent = pair == 1 && (i == count - 1 || is_odd);
    if (pair / 10 > 0) WEFT_TRY(append_code_point(text, static_cast<char32_t>(0x1371 + pair / 10)));
    if (pair % 10 > 0 && !is_silent)
      WEFT_TRY(append_code_point(text, static_cast<char32_t>(0x1368 + pair % 10)));
    if (is_odd && pair > 0) WEFT_TRY(append_code_point(text, 0x137B));
    if (!is_odd && i > 0) WEFT_TRY(append_code_point(text, 0x137C));
  }
  return true;
}

Result<bool> append_in_system(Text& text, int64_t value, const CounterStyle& style) {
  switch (style.system) {
    case CounterSystem::Symbolic: return append_symbolic(text, value, style);
    case CounterSystem::Numeric:
    case CounterSystem::Alphabetic: return append_digits(text, value, style);
    case CounterSystem::Additive: return append_additive(text, value, style);
    case CounterSystem::Cyclic:
    case CounterSystem::Fixed: break;
    case CounterSystem::Chinese: return append_chinese(text, value, style);
    case CounterSystem::Ethiopic: return append_ethiopic(text, value);
  }
  return append_single(text, value, style);
}

/// 2, "generate a counter representation": false where the fallback has to.
Result<bool> append_value(Text& text, int32_t value, const CounterStyle& style, Arena& arena) {
  if (!is_in_range(style, value)) return false;
  const bool is_negative = value < 0 && has_negatives(style.system);
  Text own(arena);
  WEFT_TRY_ASSIGN(const bool written,
                  append_in_system(own, is_negative ? -int64_t{value} : value, style));
  if (!written) return false;
  int64_t missing = style.pad_length - characters({own.begin(), own.size()});
  if (is_negative) missing -= characters(style.negative) + characters(style.negative_end);
  if (missing > kMostSymbols) return false;
  if (is_negative) WEFT_TRY(append(text, style.negative));
  for (; missing > 0; --missing) WEFT_TRY(append(text, style.pad));
  WEFT_TRY(text.append(own.span()));
  if (is_negative) WEFT_TRY(append(text, style.negative_end));
  return true;
}

std::string_view name_of(ListStyleType type, std::string_view name) {
  switch (type) {
    case ListStyleType::Disc: return "disc";
    case ListStyleType::Circle: return "circle";
    case ListStyleType::Square: return "square";
    case ListStyleType::DisclosureClosed: return "disclosure-closed";
    case ListStyleType::DisclosureOpen: return "disclosure-open";
    case ListStyleType::Named: return name;
    default: return "decimal";
  }
}

}  // namespace

/// Null for a rule that is wrong.
Result<const CounterStyle*> CounterStyles::read(const CounterStyleRule& rule, unsigned depth) {
  CounterStyle style;
  WEFT_TRY_ASSIGN(const std::string_view base, extended_counter_style(rule.descriptors, arena_));
  if (!base.empty()) {
    WEFT_TRY_ASSIGN(const CounterStyle* const extended,
                    find(depth < kMostReferences ? base : "decimal", depth + 1));
    style = *extended;
    style.is_refined = true;
  }
  WEFT_TRY_ASSIGN(const bool valid, read_counter_style(rule.descriptors, arena_, style));
  if (!valid) return nullptr;
  return remember(rule.name, style);
}

Result<const CounterStyle*> CounterStyles::remember(std::string_view name,
                                                    const CounterStyle& style) {
  Known* const known = arena_.make<Known>(name, style, known_);
  if (!known) return Status::OutOfMemory;
  known_ = known;
  return &known->style;
}

/// The style of that name; decimal where there is none.
Result<const CounterStyle*> CounterStyles::find(std::string_view name, unsigned depth) {
  for (const Known* known = known_; known; known = known->next)
    if (known->name == name) return &known->style;
  if (name.ends_with(')')) {
    CounterStyle style;
    WEFT_TRY_ASSIGN(const bool valid, read_symbols_function(name, arena_, style));
    if (valid) return remember(name, style);
  }
  for (size_t i = rules_.size(); i-- > 0;) {
    if (rules_[i].name != name) continue;
    WEFT_TRY_ASSIGN(const CounterStyle* const style, read(rules_[i], depth));
    if (style) return style;
  }
  for (const CounterStyleRule& rule : kPredefined)
    if (equal_ignoring_case(name, rule.name)) return read({name, rule.descriptors}, depth);
  return find("decimal", depth);
}

Status CounterStyles::append_styled(Text& text, int32_t value, const CounterStyle& style) {
  const CounterStyle* at = &style;
  for (unsigned i = 0;; ++i) {
    WEFT_TRY_ASSIGN(const bool written, append_value(text, value, *at, arena_));
    if (written) return Status::Ok;
    WEFT_TRY_ASSIGN(at, find(i < kMostReferences ? at->fallback : "decimal"));
  }
}

Status CounterStyles::append(Text& text, int32_t value, ListStyleType type, std::string_view name) {
  if (type == ListStyleType::None) return Status::Ok;
  if (type == ListStyleType::String) return weft::append(text, name);
  WEFT_TRY_ASSIGN(const CounterStyle* const style, find(name_of(type, name)));
  return append_styled(text, value, *style);
}

Result<std::string_view> CounterStyles::text(int32_t value, ListStyleType type,
                                             std::string_view name) {
  Text text(arena_);
  WEFT_TRY(append(text, value, type, name));
  return std::string_view(text.begin(), text.size());
}

Result<std::string_view> CounterStyles::marker(int32_t value, const TextStyle& style) {
  if (style.list_style_type == ListStyleType::None) return std::string_view();
  if (style.list_style_type == ListStyleType::String) return style.list_style_string;
  WEFT_TRY_ASSIGN(const CounterStyle* const counter,
                  find(name_of(style.list_style_type, style.list_style_string)));
  Text text(arena_);
  WEFT_TRY(weft::append(text, counter->prefix));
  WEFT_TRY(append_styled(text, value, *counter));
  WEFT_TRY(weft::append(text, counter->suffix));
  return std::string_view(text.begin(), text.size());
}

}  // namespace weft
