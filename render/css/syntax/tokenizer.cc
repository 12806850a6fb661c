// The tokenizer of CSS Syntax 3, section 4.3: one function per "consume a …".
#include "render/css/syntax/tokenizer.h"

#include <cmath>

#include "render/base/ascii.h"
#include "render/base/utf8.h"

namespace weft {
namespace {

bool is_newline(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_hex(char c) { return is_hex_digit(static_cast<unsigned char>(c)); }
bool is_blank(char c) { return is_space(static_cast<unsigned char>(c)); }
bool is_non_printable(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 8 || byte == 0xB || (byte >= 0xE && byte <= 0x1F) || byte == 0x7F;
}

/// 4.3.7 after the backslash: drops the escape from `text` and returns its code point.
char32_t take_escape(std::string_view& text) {
  if (text.empty()) return kReplacementCharacter;
  if (!is_hex(text[0])) {
    const bool is_zero = text[0] == '\0';
    const char32_t code_point = next_code_point(text);
    return is_zero ? kReplacementCharacter : code_point;
  }
  char32_t value = 0;
  for (int digits = 0; digits < 6 && !text.empty() && is_hex(text[0]); ++digits) {
    value = value * 16 + hex_value(static_cast<unsigned char>(text[0]));
    text.remove_prefix(1);
  }
  if (text.starts_with("\r\n")) text.remove_prefix(2);
  else if (!text.empty() && is_blank(text[0])) text.remove_prefix(1);
  const bool valid = value != 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
  return valid ? value : kReplacementCharacter;
}

/// The next code point of escaped text, or 0 when a string's line continuation stands
/// for none.
char32_t take_unescaped(std::string_view& text) {
  const char c = text[0];
  if (c == '\\') {
    text.remove_prefix(1);
    if (text.empty() || !is_newline(text[0])) return take_escape(text);
    text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
    return 0;
  }
  if (c == '\0') {
    text.remove_prefix(1);
    return kReplacementCharacter;
  }
  return next_code_point(text);
}

double power_of_ten(int exponent) {
  static constexpr double kPowers[] = {1e0, 1e1, 1e2, 1e3, 1e4,  1e5,
                                       1e6, 1e7, 1e8, 1e9, 1e10, 1e11};
  return exponent < 12 ? kPowers[exponent] : std::pow(10.0, exponent);
}

/// 4.3.13 Convert a string to a number. `text` is a well-formed number.
double number_value(std::string_view text) {
  const bool negative = text[0] == '-';
  if (text[0] == '-' || text[0] == '+') text.remove_prefix(1);
  double mantissa = 0;
  int scale = 0, exponent = 0;
  bool fraction = false;
  size_t i = 0;
  for (; i < text.size() && (text[i] | 0x20) != 'e'; ++i) {
    if (text[i] == '.') {
      fraction = true;
    } else if (mantissa < 1e16) {
      mantissa = mantissa * 10 + (text[i] - '0');
      scale -= fraction;
    } else {
      scale += !fraction;
    }
  }
  bool negative_exponent = false;
  for (++i; i < text.size(); ++i) {
    if (text[i] == '-') negative_exponent = true;
    else if (text[i] != '+' && exponent < 9999) exponent = exponent * 10 + (text[i] - '0');
  }
  scale += negative_exponent ? -exponent : exponent;
  if (scale > 400) scale = 400;
  if (scale < -400) scale = -400;
  const double value =
      scale >= 0 ? mantissa * power_of_ten(scale) : mantissa / power_of_ten(-scale);
  const double finite = mantissa == 0 ? 0 : value > 3.4e38 ? 3.4e38 : value;
  return negative ? -finite : finite;
}

/// The place of the ) that closes what `begin` is in, where nothing before it opens, escapes,
/// quotes or comments; else the size of the text.
size_t plain_end(std::string_view text, size_t begin) {
  for (size_t at = begin; at < text.size(); ++at) {
    switch (text[at]) {
      case ')': return at;
      case '(':
      case '[':
      case ']':
      case '{':
      case '}':
      case '"':
      case '\'':
      case '\\': return text.size();
      case '/':
        if (at + 1 < text.size() && text[at + 1] == '*') return text.size();
        break;
      default: break;
    }
  }
  return text.size();
}

TokenType closer_of(TokenType opener) {
  if (opener == TokenType::OpenSquare) return TokenType::CloseSquare;
  if (opener == TokenType::OpenCurly) return TokenType::CloseCurly;
  return TokenType::CloseParenthesis;
}

}  // namespace

bool opens_block(TokenType type) {
  return type == TokenType::Function || type == TokenType::OpenParenthesis ||
         type == TokenType::OpenSquare || type == TokenType::OpenCurly;
}

size_t unescape(std::string_view raw, char* out) {
  size_t written = 0;
  while (!raw.empty())
    if (const char32_t c = take_unescaped(raw)) written += encode_utf8(c, out + written);
  return written;
}

Result<std::string_view> unescape(std::string_view raw, bool has_escapes, Arena& arena) {
  if (!has_escapes) return raw;
  auto* out = static_cast<char*>(arena.allocate(raw.size() * 3, 1));
  if (!out) return Status::OutOfMemory;
  return std::string_view(out, unescape(raw, out));
}

bool escaped_equals(std::string_view raw, bool has_escapes, std::string_view name) {
  if (!has_escapes) return equal_ignoring_case(raw, name);
  size_t matched = 0;
  while (!raw.empty()) {
    const char32_t c = take_unescaped(raw);
    if (c >= 0x80 || matched == name.size() || to_lower(static_cast<char>(c)) != name[matched++])
      return false;
  }
  return matched == name.size();
}

bool Token::is_ident(std::string_view name) const {
  return type == TokenType::Ident && escaped_equals(text, has_escapes, name);
}

bool Token::is_function(std::string_view name) const {
  return type == TokenType::Function && escaped_equals(text, has_escapes, name);
}

std::string_view TokenStream::next_component() {
  const size_t begin = start_;
  if (!opens_block(token_.type)) {
    const size_t end = next_;
    advance();
    return text_.substr(begin, end - begin);
  }
  return text_.substr(begin, skip_block().outer - begin);
}

TokenStream TokenStream::next_block() {
  if (!opens_block(token_.type)) return TokenStream({});
  const size_t begin = next_;
  return TokenStream(text_.substr(begin, skip_block().inner - begin));
}

// Passes the block that the token in front opens.
TokenStream::BlockEnd TokenStream::skip_block() {
  const TokenType opener = token_.type;
  if (closer_of(opener) == TokenType::CloseParenthesis)
    if (const size_t end = plain_end(text_, next_); end < text_.size()) {
      rewind(end + 1);
      return {end, end + 1};
    }
  advance();
  return skip_to_close(opener);
}

TokenStream::BlockEnd TokenStream::skip_to_close(TokenType opener) {
  TokenType closers[kMaxNesting];
  size_t depth = 0;
  closers[depth++] = closer_of(opener);
  for (; !at_end(); advance()) {
    const TokenType type = token_.type;
    if (opens_block(type)) {
      if (depth == kMaxNesting) break;
      closers[depth++] = closer_of(type);
    } else if (type == closers[depth - 1] && --depth == 0) {
      const BlockEnd end{start_, next_};
      advance();
      return end;
    }
  }
  next_ = text_.size();
  advance();
  return {text_.size(), text_.size()};
}

// 4.3.1 Consume a token
void TokenStream::advance() {
  skip_comments();
  start_ = next_;
  token_ = Token();
  if (!exists(next_)) return;
  const char c = text_[next_];
  if (is_blank(c)) {
    while (exists(next_) && is_blank(text_[next_])) ++next_;
    token_.type = TokenType::Whitespace;
  } else if (text_.substr(next_).starts_with("-->")) {
    take_punctuation(c);
  } else if (c == '"' || c == '\'') {
    take_string(c);
  } else if (starts_number(next_)) {
    take_numeric();
  } else if (starts_ident(next_)) {
    take_ident_like();
  } else {
    take_punctuation(c);
  }
  token_.source = text_.substr(start_, next_ - start_);
}

// 4.3.2 Consume comments
void TokenStream::skip_comments() {
  while (at(next_) == '/' && at(next_ + 1) == '*') {
    const size_t end = text_.find("*/", next_ + 2);
    next_ = end == text_.npos ? text_.size() : end + 2;
  }
}

// 4.3.8 Check if two code points are a valid escape
bool TokenStream::starts_escape(size_t position) const {
  return at(position) == '\\' && exists(position) &&
         !(exists(position + 1) && is_newline(text_[position + 1]));
}

// 4.3.9 Check if three code points would start an ident sequence
bool TokenStream::starts_ident(size_t position) const {
  if (!exists(position)) return false;
  const auto starts = [this](size_t p) {
    return exists(p) && (begins_name(text_[p]) || text_[p] == '\0' || starts_escape(p));
  };
  if (text_[position] != '-') return starts(position);
  return at(position + 1) == '-' || starts(position + 1);
}

// 4.3.10 Check if three code points would start a number
bool TokenStream::starts_number(size_t position) const {
  if (at(position) == '+' || at(position) == '-') ++position;
  if (at(position) == '.') ++position;
  return is_digit(static_cast<unsigned char>(at(position)));
}

// 4.3.3 Consume a numeric token
void TokenStream::take_numeric() {
  take_number();
  if (starts_ident(next_)) {
    token_.type = TokenType::Dimension;
    take_name(token_.unit);
  } else if (at(next_) == '%') {
    token_.type = TokenType::Percentage;
    ++next_;
  } else {
    token_.type = TokenType::Number;
  }
}

// 4.3.12 Consume a number
void TokenStream::take_number() {
  const size_t begin = next_;
  const auto digit_at = [this](size_t p) { return is_digit(static_cast<unsigned char>(at(p))); };
  token_.is_integer = true;
  token_.has_sign = at(next_) == '+' || at(next_) == '-';
  if (token_.has_sign) ++next_;
  while (digit_at(next_)) ++next_;
  if (at(next_) == '.' && digit_at(next_ + 1)) {
    token_.is_integer = false;
    for (++next_; digit_at(next_);) ++next_;
  }
  if ((at(next_) | 0x20) == 'e') {
    const size_t digits = next_ + (at(next_ + 1) == '+' || at(next_ + 1) == '-' ? 2 : 1);
    if (digit_at(digits)) {
      token_.is_integer = false;
      for (next_ = digits; digit_at(next_);) ++next_;
    }
  }
  token_.text = text_.substr(begin, next_ - begin);
  token_.number = number_value(token_.text);
}

// 4.3.11 Consume an ident sequence
void TokenStream::take_name(std::string_view& name) {
  const size_t begin = next_;
  while (exists(next_)) {
    if (is_name_char(text_[next_])) {
      ++next_;
    } else if (text_[next_] == '\0') {
      token_.has_escapes = true;
      ++next_;
    } else if (starts_escape(next_)) {
      token_.has_escapes = true;
      std::string_view rest = text_.substr(next_ + 1);
      take_escape(rest);
      next_ = text_.size() - rest.size();
    } else {
      break;
    }
  }
  name = text_.substr(begin, next_ - begin);
}

// 4.3.4 Consume an ident-like token
void TokenStream::take_ident_like() {
  take_name(token_.text);
  if (at(next_) != '(') {
    token_.type = TokenType::Ident;
    return;
  }
  ++next_;
  token_.type = TokenType::Function;
  if (!escaped_equals(token_.text, token_.has_escapes, "url")) return;
  size_t quote = next_;
  while (exists(quote) && is_blank(text_[quote])) ++quote;
  if (at(quote) != '"' && at(quote) != '\'') take_url();
}

// 4.3.5 Consume a string token. A string that the text ends in is a string.
void TokenStream::take_string(char quote) {
  const size_t begin = ++next_;
  token_.type = TokenType::String;
  for (; exists(next_); ++next_) {
    const char c = text_[next_];
    if (c == quote) {
      token_.text = text_.substr(begin, next_++ - begin);
      return;
    }
    if (is_newline(c)) {
      token_.type = TokenType::BadString;
      break;
    }
    if (c == '\0') token_.has_escapes = true;
    if (c != '\\') continue;
    token_.has_escapes = true;
    if (!exists(next_ + 1)) {  // a backslash at the end is nothing
      token_.text = text_.substr(begin, next_++ - begin);
      return;
    }
    ++next_;
    if (is_hex(text_[next_])) {
      std::string_view rest = text_.substr(next_);
      take_escape(rest);
      next_ = text_.size() - rest.size() - 1;
    } else if (at(next_) == '\r' && at(next_ + 1) == '\n') {
      ++next_;
    }
  }
  token_.text = text_.substr(begin, next_ - begin);
}

// 4.3.6 Consume a url token
void TokenStream::take_url() {
  token_.type = TokenType::Url;
  token_.has_escapes = false;
  while (exists(next_) && is_blank(text_[next_])) ++next_;
  const size_t begin = next_;
  size_t end = begin;
  while (exists(next_) && text_[next_] != ')') {
    const char c = text_[next_];
    if (is_blank(c)) {
      while (exists(next_) && is_blank(text_[next_])) ++next_;
      if (exists(next_) && text_[next_] != ')') return take_bad_url();
      break;
    }
    if (c == '\\' && starts_escape(next_)) {
      token_.has_escapes = true;
      std::string_view rest = text_.substr(next_ + 1);
      take_escape(rest);
      next_ = text_.size() - rest.size();
    } else {
      if (c == '\0') token_.has_escapes = true;
      else if (c == '"' || c == '\'' || c == '(' || c == '\\' || is_non_printable(c))
        return take_bad_url();
      ++next_;
    }
    end = next_;
  }
  token_.text = text_.substr(begin, end - begin);
  if (exists(next_)) ++next_;
}

// 4.3.14 Consume the remnants of a bad url
void TokenStream::take_bad_url() {
  token_.type = TokenType::BadUrl;
  while (exists(next_) && text_[next_] != ')')
    next_ += starts_escape(next_) && exists(next_ + 1) ? 2 : 1;
  if (exists(next_)) ++next_;
}

void TokenStream::take_punctuation(char c) {
  static constexpr std::string_view kSingles = ":;,[](){}";
  // clang-format off
  static constexpr TokenType kTypes[] = {
      TokenType::Colon, TokenType::Semicolon, TokenType::Comma, TokenType::OpenSquare,
      TokenType::CloseSquare,
      TokenType::OpenParenthesis, TokenType::CloseParenthesis, TokenType::OpenCurly,
      TokenType::CloseCurly};
  const std::string_view rest = text_.substr(next_);
  if (const size_t single = kSingles.find(c); single != kSingles.npos) {
    token_.type = kTypes[single];
    ++next_;
  } else if (rest.starts_with("<!--") || rest.starts_with("-->")) {
    // clang-format on
    token_.type = c == '<' ? TokenType::Cdo : TokenType::Cdc;
    next_ += c == '<' ? 4 : 3;
  } else if (c == '#' && rest.size() > 1 &&
             (is_name_char(rest[1]) || rest[1] == '\0' || starts_escape(next_ + 1))) {
    token_.type = TokenType::Hash;
    token_.is_id = starts_ident(++next_);
    take_name(token_.text);
  } else if (c == '@' && starts_ident(next_ + 1)) {
    token_.type = TokenType::AtKeyword;
    ++next_;
    take_name(token_.text);
  } else {
    token_.type = TokenType::Delimiter;
    token_.delimiter = c;
    ++next_;
  }
}

}  // namespace weft
