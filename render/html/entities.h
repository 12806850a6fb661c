// Named character references (HTML Standard 13.5).
#pragma once

#include <string_view>

namespace weft {

struct EntityMatch {
  size_t length =
      0;  ///< Bytes of the input that name it, with the semicolon if there is one; 0: none.
  char32_t code_points[2] = {0, 0};  ///< The second is mostly 0.
};

/// The bytes of input that match_entity() may need: the longest name, its semicolon, and one more.
inline constexpr size_t kLongestEntity = 33;

/// The longest reference that `text`, which follows an ampersand, begins with.
EntityMatch match_entity(std::string_view text);

}  // namespace weft
