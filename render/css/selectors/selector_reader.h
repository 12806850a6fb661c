// The text of selectors from its front: characters, names and strings (CSS Syntax 3, 4.3). Private
// to the parser of selectors.
#pragma once

#include <string_view>

#include "render/css/syntax/scratch.h"

namespace weft {

class SelectorReader {
 public:
  /// Comments in `text` are "/**/". Decoded names live in `scratch`.
  SelectorReader(std::string_view text, Scratch& scratch) : text_(text), scratch_(scratch) {}

  size_t position() const { return position_; }
  bool at_end() const { return position_ == text_.size(); }
  /// The character `ahead` of the position, or '\0' behind the end.
  char peek(size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }
  /// The text that is left, and the text from `begin` to the position.
  std::string_view rest() const { return text_.substr(position_); }
  std::string_view text_since(size_t begin) const { return text_.substr(begin, position_ - begin); }

  void rewind(size_t position) { position_ = position; }
  /// Goes on, at most to the end.
  void skip(size_t count = 1);
  /// Takes `c` if it stands in front.
  bool take(char c);
  /// Takes + or -: -1 for the latter.
  int32_t take_sign();
  /// Takes digits as a number, at most 100,000,000.
  bool take_digits(int32_t& number);
  /// Skips white space and comments; true when there was white space.
  bool skip_blanks();
  void skip_comments();
  /// Skips to the comma or ) that ends an item of a list, past what is in brackets. Errors:
  /// Corrupt.
  Status skip_item();

  /// Whether a name (an identifier) stands in front.
  bool at_name() const;
  bool at_string() const { return peek() == '"' || peek() == '\''; }
  /// Reads name characters (4.3.11); a view into the text when nothing is escaped. Errors: Corrupt,
  /// OutOfMemory.
  Result<std::string_view> name();
  /// Reads the string in front, without its quotes (4.3.5). Errors: as name().
  Result<std::string_view> string();
  /// `name` in lower case. Errors: OutOfMemory.
  Result<std::string_view> lower(std::string_view name);

 private:
  std::string_view text_;
  Scratch& scratch_;
  size_t position_ = 0;
};

}  // namespace weft
