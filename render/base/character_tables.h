// Tables of characters in flash, in their order, searched by halves.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>

namespace weft {

struct CharacterRange {
  char32_t first, last;
};

/// The row of `ranges`, which have `first` and `last`, that `c` is in; else null.
template <typename Ranges>
constexpr auto range_of(const Ranges& ranges, char32_t c) -> decltype(std::data(ranges)) {
  const auto end = std::data(ranges) + std::size(ranges);
  const auto row = std::lower_bound(std::data(ranges), end, c,
                                    [](const auto& one, char32_t at) { return one.last < at; });
  return row != end && row->first <= c ? row : nullptr;
}

/// The value of all characters from `first` up to the next row's.
template <typename Value>
struct CharacterValue {
  uint32_t first : 24;
  Value value : 8;
};

/// The value that `rows`, the first of which begins at 0, have for `c`.
template <typename Value, size_t count>
constexpr Value value_of(const CharacterValue<Value> (&rows)[count], char32_t c) {
  const auto after = std::upper_bound(std::begin(rows), std::end(rows), c,
                                      [](char32_t at, const auto& row) { return at < row.first; });
  return after[-1].value;
}

}  // namespace weft
