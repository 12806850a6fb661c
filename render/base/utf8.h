// UTF-8, one code point at a time, with U+FFFD for what is not.
#pragma once

#include <cstddef>
#include <string_view>

namespace weft {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// The code point at the front of `text`, which is shortened by its bytes: by the Encoding
/// Standard's decoder, a malformed sequence is one U+FFFD per maximal subpart. REQUIRES:
/// !text.empty()
char32_t next_code_point(std::string_view& text);

/// Writes `code_point` to `out` (room for 4 bytes) and returns how many bytes it took.
size_t encode_utf8(char32_t code_point, char* out);

}  // namespace weft
