// The characters of a selector: names, strings and escapes (CSS Syntax 3, 4.3), white space and
// comments.
#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/selectors/selector_parser.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_blank(char c) { return is_space(static_cast<uint8_t>(c)); }

}  // namespace

bool SelectorParser::take(char c) {
  if (peek() != c || at_end()) return false;
  ++position_;
  return true;
}

// Skips white space and comments; true when there was white space.
bool SelectorParser::skip_blanks() {
  bool blank = false;
  for (;;) {
    if (is_blank(peek())) blank = true, ++position_;
    else if (peek() == '/' && peek(1) == '*') skip_comments();
    else return blank;
  }
}

// Each is "/**/" by now; a lone beginning of one is passed over, too.
void SelectorParser::skip_comments() {
  while (peek() == '/' && peek(1) == '*') position_ = std::min(position_ + 4, text_.size());
}

bool SelectorParser::at_name() const {
  const char c = peek();
  if (begins_name(c)) return true;
  if (c == '\\') return !at_end() && !is_line_end(peek(1)) && position_ + 1 < text_.size();
  return c == '-' &&
         (begins_name(peek(1)) || peek(1) == '-' || (peek(1) == '\\' && !is_line_end(peek(2))));
}

// Reads name characters (CSS Syntax 3, 4.3.11); a view into the text when nothing is escaped.
Result<std::string_view> SelectorParser::parse_name() {
  const size_t begin = position_;
  while (is_name_char(peek())) ++position_;
  if (peek() != '\\') return text_.substr(begin, position_ - begin);
  position_ = begin;
  return decoded(&SelectorParser::decode_name);
}

// What `decode` writes: it is run once to count, and once to write.
Result<std::string_view> SelectorParser::decoded(Status (SelectorParser::*decode)(Output&)) {
  const size_t begin = position_;
  Output output;
  WEFT_TRY((this->*decode)(output));
  output.bytes = static_cast<char*>(scratch_.allocate(output.size));
  if (!output.bytes) return Status::OutOfMemory;
  position_ = begin;
  output.size = 0;
  WEFT_TRY((this->*decode)(output));
  return std::string_view(output.bytes, output.size);
}

void SelectorParser::Output::put(std::string_view text) {
  if (bytes) std::memcpy(bytes + size, text.data(), text.size());
  size += text.size();
}

Status SelectorParser::decode_name(Output& output) {
  for (;;) {
    if (is_name_char(peek())) output.put(text_.substr(position_++, 1));
    else if (peek() == '\\' && !is_line_end(peek(1))) WEFT_TRY(decode_escape(output));
    else return Status::Ok;
  }
}

// Decodes the escape at the position (4.3.7).
Status SelectorParser::decode_escape(Output& output) {
  ++position_;
  if (at_end()) return Status::Corrupt;
  if (!is_hex_digit(static_cast<uint8_t>(peek()))) {
    const size_t begin = position_;
    do ++position_;
    while (!at_end() && (static_cast<uint8_t>(peek()) & 0xC0) == 0x80);
    return output.put(text_.substr(begin, position_ - begin)), Status::Ok;
  }
  char32_t code_point = 0;
  for (int digits = 0; digits < 6 && is_hex_digit(static_cast<uint8_t>(peek())); ++digits)
    code_point = code_point << 4 | hex_value(static_cast<uint8_t>(text_[position_++]));
  if (is_blank(peek())) ++position_;
  const bool valid = code_point && code_point <= 0x10FFFF && (code_point & 0x1FF800) != 0xD800;
  char encoded[4];
  output.put({encoded, encode_utf8(valid ? code_point : kReplacementCharacter, encoded)});
  return Status::Ok;
}

Result<std::string_view> SelectorParser::parse_string() {
  return decoded(&SelectorParser::decode_string);
}

// The string at the position, past its quotes (4.3.5).
Status SelectorParser::decode_string(Output& output) {
  const char quote = text_[position_++];
  while (!at_end() && peek() != quote) {
    if (is_line_end(peek())) return Status::Corrupt;
    if (peek() != '\\') output.put(text_.substr(position_++, 1));
    else if (is_line_end(peek(1))) position_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
    else if (position_ + 1 == text_.size()) ++position_;
    else WEFT_TRY(decode_escape(output));
  }
  take(quote);
  return Status::Ok;
}

Result<std::string_view> SelectorParser::lower(std::string_view name) {
  if (std::none_of(name.begin(), name.end(),
                   [](char c) { return is_upper(static_cast<uint8_t>(c)); }))
    return name;
  auto* const folded = static_cast<char*>(scratch_.allocate(name.size()));
  if (!folded) return Status::OutOfMemory;
  std::transform(name.begin(), name.end(), folded, to_lower);
  return std::string_view(folded, name.size());
}

}  // namespace weft
