// CSS text -> tokens, without copying: a token is a view of the text (CSS Syntax 3, section 4). The
// text is UTF-8 in memory: a prelude, a declaration's value, a style attribute.
#pragma once

#include <array>
#include <string_view>

#include "render/base/ascii.h"
#include "weft/arena.h"

namespace weft {

/// The characters that a name may begin with, escapes and "-" apart, and go on with (CSS Syntax
/// 3, 4.2).
constexpr bool begins_name(char c) {
  return is_alpha(static_cast<uint8_t>(c)) || c == '_' || static_cast<uint8_t>(c) >= 0x80;
}
inline constexpr auto kNameCharacters = [] {
  std::array<bool, 256> is_in_name{};
  for (size_t c = 0; c < is_in_name.size(); ++c)
    is_in_name[c] =
        begins_name(static_cast<char>(c)) || is_digit(static_cast<char32_t>(c)) || c == '-';
  return is_in_name;
}();
constexpr bool is_name_char(char c) { return kNameCharacters[static_cast<uint8_t>(c)]; }

// clang-format off
enum class TokenType : uint8_t {
  End, Whitespace, Ident, Function, AtKeyword, Hash, String, BadString, Url, BadUrl, Delimiter,
  Number, Percentage, Dimension,
  Cdo, Cdc, Colon, Semicolon, Comma, OpenSquare, CloseSquare, OpenParenthesis, CloseParenthesis,
  OpenCurly, CloseCurly,
};
// clang-format on

struct Token {
  TokenType type = TokenType::End;
  bool has_escapes = false;  ///< `text` (of a dimension: `unit`) must go through unescape().
  bool is_integer = false;   ///< Numbers: without fraction and exponent.
  bool has_sign = false;     ///< Numbers: written with + or -.
  bool is_id = false;        ///< Hash: its name is an identifier.
  char delimiter = 0;        ///< Delimiter: its (ASCII) character.
  std::string_view text;  ///< A name without "#", "@" or "(", a string without quotes, a url, or a
                          ///< number as written.
  std::string_view unit;  ///< Dimension
  double number = 0;
  std::string_view source;  ///< The token as written, comments before it not included.

  bool is(TokenType other) const { return type == other; }
  bool is_delimiter(char c) const { return type == TokenType::Delimiter && delimiter == c; }
  /// True when it is an Ident that says `name`, which is lower case ASCII.
  bool is_ident(std::string_view name) const;
  /// The same for a Function.
  bool is_function(std::string_view name) const;
};

/// Decodes the escapes in `raw` into `out`, which has room for 3 * raw.size() bytes; returns
/// how many were written.
size_t unescape(std::string_view raw, char* out);
/// `raw` itself when it has no escapes, else the text without them, in `arena`. Errors:
/// OutOfMemory.
Result<std::string_view> unescape(std::string_view raw, bool has_escapes, Arena& arena);
/// True when `raw`, escapes resolved, is `name`, without regard to ASCII case. `name` is lower
/// case.
bool escaped_equals(std::string_view raw, bool has_escapes, std::string_view name);

/// The tokens of a text. Copying it is cheap and makes a second place to read from.
class TokenStream {
 public:
  static constexpr size_t kMaxNesting =
      128;  ///< Blocks within blocks; what is nested deeper is cut off.

  explicit TokenStream(std::string_view text) : text_(text) { advance(); }

  /// The token in front, also white space. Comments are dropped.
  const Token& peek() const { return token_; }
  /// Takes the token in front.
  Token next() {
    const Token taken = token_;
    advance();
    return taken;
  }
  void skip_whitespace() {
    while (token_.type == TokenType::Whitespace) advance();
  }
  bool at_end() const { return token_.type == TokenType::End; }
  /// Takes a component value: a token, or a function or block up to its end. Returns its text as
  /// written.
  std::string_view next_component();
  /// If the token in front opens a block or is a Function, takes it with all its contents and
  /// returns a stream of these, else an empty stream and takes nothing.
  TokenStream next_block();
  /// The text that has not been taken.
  std::string_view rest() const { return text_.substr(start_); }
  /// The whole text, and where in it the token in front starts.
  std::string_view text() const { return text_; }
  size_t position() const { return start_; }
  /// Goes back (or on) to a position() of before.
  void rewind(size_t position) {
    next_ = position;
    advance();
  }

 private:
  void advance();
  char at(size_t position) const { return position < text_.size() ? text_[position] : '\0'; }
  bool exists(size_t position) const { return position < text_.size(); }
  void skip_comments();
  bool starts_escape(size_t position) const;
  bool starts_ident(size_t position) const;
  bool starts_number(size_t position) const;
  void take_ident_like();
  void take_name(std::string_view& name);
  void take_number();
  void take_numeric();
  void take_string(char quote);
  void take_url();
  void take_bad_url();
  void take_punctuation(char c);
  struct BlockEnd {
    size_t inner, outer;  // where the closing token starts and ends
  };
  BlockEnd skip_block();
  BlockEnd skip_to_close(TokenType opener);

  std::string_view text_;
  size_t start_ = 0;  // of token_
  size_t next_ = 0;   // after token_
  Token token_;
};

/// True for "(", "[", "{" and functions.
bool opens_block(TokenType type);

}  // namespace weft
