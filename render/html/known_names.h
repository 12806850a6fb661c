// The known names as a table in flash, and their lookup by a hash table made at compile time.
#pragma once

#include <string_view>

#include "render/html/atoms.h"

namespace weft {

/// The hash that both the known and the page's own names use.
constexpr uint32_t hash_of_name(std::string_view name) {
  uint32_t hash = static_cast<uint32_t>(name.size());
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
  return hash ^ hash >> 15;
}

/// The known atom of `name`, or None.
Atom find_known_name(std::string_view name);
/// REQUIRES: atom < Atom::FirstOfPage
std::string_view known_name(Atom atom);

}  // namespace weft
