// The tokens that the tokenizer emits (HTML Standard 13.2.5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "render/html/atoms.h"

namespace weft {

enum class TokenKind : uint8_t {
  Text,  ///< One or more characters, no U+0000. Adjacent characters may come in several tokens.
  Null,  ///< A U+0000 that the tokenizer leaves to the tree builder.
  StartTag,
  EndTag,
  Comment,
  Doctype,
  End,
};

struct TokenAttribute {
  size_t name_begin, name_end, value_begin, value_end;
};

/// All text lives until the tokenizer's next token.
struct Token {
  TokenKind kind = TokenKind::End;
  bool self_closing = false;
  bool force_quirks = false;
  bool has_public_id = false, has_system_id = false;
  Atom atom = Atom::None;  ///< That of `name`, filled in by the tree builder.
  std::string_view name;   ///< A tag's or doctype's.
  std::string_view text;   ///< A text's or comment's.
  std::string_view public_id, system_id;
  std::span<const TokenAttribute> attributes;
  const char* bytes = nullptr;  ///< The place that the attributes' offsets count from.

  std::string_view attribute_name(const TokenAttribute& attribute) const {
    return {bytes + attribute.name_begin, attribute.name_end - attribute.name_begin};
  }
  std::string_view attribute_value(const TokenAttribute& attribute) const {
    return {bytes + attribute.value_begin, attribute.value_end - attribute.value_begin};
  }
  /// The value of the attribute `attribute_name`, or null data.
  std::string_view value_of(std::string_view name_wanted) const {
    for (const TokenAttribute& attribute : attributes)
      if (attribute_name(attribute) == name_wanted) return attribute_value(attribute);
    return {};
  }
};

}  // namespace weft
