// Counter styles (CSS Counter Styles 3): how a number becomes text.
#pragma once

#include <climits>
#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

/// An @counter-style rule: its descriptors stay text until its name is asked for.
struct CounterStyleRule {
  std::string_view name, descriptors;
};

enum class CounterSystem : uint8_t {
  Symbolic,
  Cyclic,
  Numeric,
  Alphabetic,
  Additive,
  Fixed,
  Chinese,   ///< 7.1.4: digits, then the words for ten, hundred and thousand.
  Ethiopic,  ///< 7.2.
};

struct AdditiveSymbol {
  int32_t weight;
  std::string_view symbol;
};

struct CounterRange {
  int32_t lowest = INT32_MIN, highest = INT32_MAX;
};

struct CounterStyle {
  CounterSystem system = CounterSystem::Symbolic;
  bool is_informal = false;  ///< Chinese: ten has no "one" before it.
  bool is_refined = false;   ///< It extends another, whose system and symbols it has.
  int32_t first = 1;         ///< Fixed: the number of the first symbol.
  std::span<const std::string_view> symbols;
  std::span<const AdditiveSymbol> additive;
  std::string_view negative = "-", negative_end;
  std::string_view prefix, suffix = ". ";
  std::span<const CounterRange> ranges;  ///< None: those that the system has by itself.
  int32_t pad_length = 0;
  std::string_view pad;
  std::string_view fallback = "decimal";
};

}  // namespace weft
