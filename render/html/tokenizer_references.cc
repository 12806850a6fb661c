// The states of character references (HTML Standard 13.2.5.72 to 13.2.5.80).
#include "render/base/ascii.h"
#include "render/html/entities.h"
#include "render/html/tokenizer.h"

namespace weft {
namespace {

constexpr char32_t kTooLarge = 0x110000;

// The character of a number from 0x80 to 0x9F: windows-1252's; 0 where that has none.
constexpr char32_t kC1Replacements[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t meant_by(char32_t number) {
  if (number == 0 || number >= kTooLarge || (number >= 0xD800 && number <= 0xDFFF))
    return kReplacementCharacter;
  if (number < 0x80 || number > 0x9F) return number;
  const char32_t replacement = kC1Replacements[number - 0x80];
  return replacement ? replacement : number;
}

bool is_alphanumeric(int c) {
  return c != TokenizerInput::kEnd &&
         (is_alpha(static_cast<char32_t>(c)) || is_digit(static_cast<char32_t>(c)));
}

}  // namespace

bool Tokenizer::in_attribute() const {
  return return_state_ == &Tokenizer::attribute_value_double_quoted ||
         return_state_ == &Tokenizer::attribute_value_single_quoted ||
         return_state_ == &Tokenizer::attribute_value_unquoted;
}

void Tokenizer::put_reference(std::string_view text) {
  put(in_attribute() ? token_ : pending_, text);
}

void Tokenizer::put_reference(char32_t code_point) {
  char utf8[4];
  put_reference({utf8, encode_utf8(code_point, utf8)});
}

void Tokenizer::character_reference() {
  const int c = input_.peek();
  if (c == '#') {
    input_.advance();
    state_ = &Tokenizer::numeric_character_reference;
  } else if (is_alphanumeric(c)) {
    state_ = &Tokenizer::named_character_reference;
  } else {
    put_reference("&");
    state_ = return_state_;
  }
}

void Tokenizer::named_character_reference() {
  const std::string_view ahead = input_.ahead(kLongestEntity);
  const EntityMatch match = match_entity(ahead);
  if (!match.length) {
    put_reference("&");
    state_ = &Tokenizer::ambiguous_ampersand;
    return;
  }
  state_ = return_state_;
  const int after = match.length < ahead.size() ? static_cast<unsigned char>(ahead[match.length])
                                                : TokenizerInput::kEnd;
  const bool is_historical =
      ahead[match.length - 1] != ';' && (after == '=' || is_alphanumeric(after));
  if (in_attribute() && is_historical) {
    put_reference("&");
    put_reference(ahead.substr(0, match.length));
  } else {
    put_reference(match.code_points[0]);
    if (match.code_points[1]) put_reference(match.code_points[1]);
  }
  input_.skip(match.length);
}

void Tokenizer::ambiguous_ampersand() {
  for (int c = input_.peek(); is_alphanumeric(c); c = input_.peek()) {
    const char byte = static_cast<char>(c);
    put_reference({&byte, 1});
    input_.advance();
  }
  state_ = return_state_;
}

void Tokenizer::numeric_character_reference() {
  code_ = 0;
  const std::string_view ahead = input_.ahead(1);
  const bool is_hexadecimal = ahead == "x" || ahead == "X";
  state_ = is_hexadecimal ? &Tokenizer::hexadecimal_character_reference_start
                          : &Tokenizer::decimal_character_reference_start;
}

void Tokenizer::hexadecimal_character_reference_start() {
  const char x = static_cast<char>(input_.get());
  const int c = input_.peek();
  if (c != TokenizerInput::kEnd && is_hex_digit(static_cast<char32_t>(c))) {
    state_ = &Tokenizer::hexadecimal_character_reference;
    return;
  }
  put_reference("&#");
  put_reference({&x, 1});
  state_ = return_state_;
}

void Tokenizer::decimal_character_reference_start() {
  const int c = input_.peek();
  if (c != TokenizerInput::kEnd && is_digit(static_cast<char32_t>(c))) {
    state_ = &Tokenizer::decimal_character_reference;
    return;
  }
  put_reference("&#");
  state_ = return_state_;
}

void Tokenizer::hexadecimal_character_reference() {
  int c = input_.peek();
  for (; c != TokenizerInput::kEnd && is_hex_digit(static_cast<char32_t>(c)); c = input_.peek()) {
    input_.advance();
    if (code_ < kTooLarge) code_ = code_ * 16 + hex_value(static_cast<char32_t>(c));
  }
  if (c == ';') input_.advance();
  state_ = &Tokenizer::numeric_character_reference_end;
}

void Tokenizer::decimal_character_reference() {
  int c = input_.peek();
  for (; c != TokenizerInput::kEnd && is_digit(static_cast<char32_t>(c)); c = input_.peek()) {
    input_.advance();
    if (code_ < kTooLarge) code_ = code_ * 10 + static_cast<char32_t>(c - '0');
  }
  if (c == ';') input_.advance();
  state_ = &Tokenizer::numeric_character_reference_end;
}

void Tokenizer::numeric_character_reference_end() {
  put_reference(meant_by(code_));
  state_ = return_state_;
}

}  // namespace weft
