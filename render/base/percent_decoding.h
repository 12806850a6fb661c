// Bytes that stand as %XX (URL Standard 1.3), in URLs and what a form sends. fetch/percent.h writes
// them.
#pragma once

#include <string_view>

#include "render/base/ascii.h"

namespace weft {

/// The next byte of percent-encoded `text`, which is shortened by what it took. REQUIRES:
/// !text.empty()
inline uint8_t next_decoded(std::string_view& text) {
  const auto at = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const bool is_escape =
      text[0] == '%' && text.size() > 2 && is_hex_digit(at(1)) && is_hex_digit(at(2));
  const unsigned byte = is_escape ? hex_value(at(1)) << 4 | hex_value(at(2)) : at(0);
  text.remove_prefix(is_escape ? 3 : 1);
  return static_cast<uint8_t>(byte);
}

}  // namespace weft
