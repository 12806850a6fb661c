// The letters of Arabic, Syriac, N'Ko … that are written joined to their neighbours.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

/// Unicode's Joining_Type.
enum class JoiningType : uint8_t { None, Dual, Right, Left, Causing, Transparent };

JoiningType joining_type(char32_t character);

/// The first, or last, character of `text` that is no mark; 0 where there is none.
char32_t first_letter(std::string_view text);
char32_t last_letter(std::string_view text);

/// Whether a letter of that type joins the letter before it, after it, in logical order.
constexpr bool joins_before(JoiningType type) {
  return type == JoiningType::Dual || type == JoiningType::Right || type == JoiningType::Causing;
}
constexpr bool joins_after(JoiningType type) {
  return type == JoiningType::Dual || type == JoiningType::Left || type == JoiningType::Causing;
}

}  // namespace weft
