// The known names as a table in flash, and their lookup by a hash table made at compile time.
#pragma once

#include <string_view>

#include "render/html/atoms.h"

namespace weft {

/// The hash that both the known and the page's own names use.
constexpr uint32_t hash_of_name(std::string_view name) {
  auto hash = static_cast<uint32_t>(name.size());
  const auto byte = [&](size_t i) { return uint32_t{static_cast<unsigned char>(name[i])}; };
  size_t i = 0;
  for (; i + 4 <= name.size(); i += 4) {
    const uint32_t four = byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
    hash = (hash ^ four) * 0x9E3779B1u;
    hash ^= hash >> 15;
  }
  for (; i < name.size(); ++i) hash = (hash ^ byte(i)) * 0x01000193u;
  return hash ^ hash >> 15;
}

/// The known atom of `name`, or None.
Atom find_known_name(std::string_view name);
/// REQUIRES: atom < Atom::FirstOfPage
std::string_view known_name(Atom atom);

}  // namespace weft
