// Names of things as people type them: panels, palettes, dithers.
#pragma once

#include "render/base/ascii.h"

namespace weft {

/// The next letter or digit of `name` in lower case, taken off its front; 0 at its end. Spaces and
/// punctuation say nothing; bytes beyond ASCII count as they are.
constexpr char take_name_character(std::string_view& name) {
  while (!name.empty()) {
    const char c = to_lower(name.front());
    const auto byte = static_cast<unsigned char>(c);
    name.remove_prefix(1);
    if (is_alpha(byte) || is_digit(byte) || byte >= 0x80) return c;
  }
  return 0;
}

/// Whether two names are the same when letters and digits alone count, in any case: "EPD_7IN5_V2"
/// is "epd7in5-v2". False when there are none.
constexpr bool same_name(std::string_view a, std::string_view b) {
  bool is_empty = true;
  for (;; is_empty = false) {
    const char c = take_name_character(a);
    if (c != take_name_character(b)) return false;
    if (c == 0) return !is_empty;
  }
}

/// Whether `name` is one of `names`, which are separated by spaces.
constexpr bool lists_name(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    const size_t end = names.find(' ');
    if (same_name(names.substr(0, end), name)) return true;
    names = end == names.npos ? std::string_view() : names.substr(end + 1);
  }
  return false;
}

}  // namespace weft
