// The value of a declaration as it is kept: its text, checked when it was read and computed when
// the cascade has chosen it. Text is the smallest form most values have, and one form serves plain
// values, var() and shorthands alike. In the text every url() is resolved and stands as url(@N), N
// being the atom of the absolute URL: long data: URLs are kept once.
#pragma once

#include <string_view>

#include "weft/arena.h"

namespace weft {

struct CssValue {
  // clang-format off
  enum class Kind : uint8_t {
    Text,                ///< A value of the property.
    Variables,           ///< The same after var() and env() are replaced.
    ShorthandVariables,  ///< The longhand is found in the expansion of `shorthand`.
    Inherit, Initial, Unset, Revert, RevertLayer,
  };
  // clang-format on
  Kind kind = Kind::Text;
  uint8_t shorthand = 0;  ///< ShorthandId
  std::string_view text;
};

/// The kind of the css-wide keyword that is all of `text`, or Text when it is none.
CssValue::Kind css_wide_keyword(std::string_view text);

}  // namespace weft
