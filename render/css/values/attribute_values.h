// The microsyntaxes of HTML attributes (HTML Standard, 2.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weft {

/// A length of an attribute: `number` as written, `unit` "px" or "%". `number` is empty when there
/// is none.
struct AttributeLength {
  std::string_view number, unit;
};

/// By the rules for parsing dimension values; "5*" is none, as in browsers.
AttributeLength parse_dimension(std::string_view text);
/// By the rules for parsing non-negative integers; at most 99,999,999.
std::optional<uint32_t> parse_non_negative_integer(std::string_view text);
/// By the rules for parsing a legacy colour value, as "#rrggbb" in `buffer`; empty for an empty
/// text and "transparent".
std::string_view parse_legacy_color(std::string_view text, char (&buffer)[8]);

/// Whether `words`, a set of space-separated tokens, has `wanted`; ASCII case-insensitive (2.3.7).
bool has_word(std::string_view words, std::string_view wanted);

}  // namespace weft
