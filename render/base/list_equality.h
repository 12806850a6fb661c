// Spans as lists of values.
#pragma once

#include <cstddef>
#include <span>

namespace weft {

/// Lists are equal when what they hold is equal.
template <typename T>
constexpr bool operator==(std::span<const T> a, std::span<const T> b) {
  if (a.size() != b.size()) return false;
  if (a.data() == b.data()) return true;
  for (size_t i = 0; i < a.size(); ++i)
    if (!(a[i] == b[i])) return false;
  return true;
}

}  // namespace weft
