// Escapes are decoded in two passes: one counts, one writes.
#include "render/css/selectors/selector_reader.h"

#include <algorithm>

#include "render/base/ascii.h"
#include "render/base/utf8.h"
#include "render/css/syntax/tokenizer.h"

namespace weft {
namespace {

constexpr bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_blank(char c) { return is_space(static_cast<uint8_t>(c)); }

/// A place for decoded text; without bytes it is only counted.
struct Output {
  char* bytes = nullptr;
  size_t size = 0;
  void put(std::string_view text) {
    if (bytes) std::memcpy(bytes + size, text.data(), text.size());
    size += text.size();
  }
};

/// An escape, from its backslash (4.3.7).
Status decode_escape(SelectorReader& reader, Output& output) {
  reader.skip();
  if (reader.at_end()) return Status::Corrupt;
  const size_t begin = reader.position();
  if (!is_hex_digit(static_cast<uint8_t>(reader.peek()))) {
    do reader.skip();
    while (!reader.at_end() && (static_cast<uint8_t>(reader.peek()) & 0xC0) == 0x80);
    output.put(reader.text_since(begin));
    return Status::Ok;
  }
  char32_t code_point = 0;
  for (int digits = 0; digits < 6 && is_hex_digit(static_cast<uint8_t>(reader.peek())); ++digits) {
    code_point = code_point << 4 | hex_value(static_cast<uint8_t>(reader.peek()));
    reader.skip();
  }
  if (is_blank(reader.peek())) reader.skip();
  const bool valid = code_point && code_point <= 0x10FFFF && (code_point & 0x1FF800) != 0xD800;
  char encoded[4];
  output.put({encoded, encode_utf8(valid ? code_point : kReplacementCharacter, encoded)});
  return Status::Ok;
}

void decode_character(SelectorReader& reader, Output& output) {
  output.put(reader.rest().substr(0, 1));
  reader.skip();
}

Status decode_name(SelectorReader& reader, Output& output) {
  for (;;) {
    if (is_name_char(reader.peek())) decode_character(reader, output);
    else if (reader.peek() == '\\' && !is_line_end(reader.peek(1)))
      WEFT_TRY(decode_escape(reader, output));
    else return Status::Ok;
  }
}

Status decode_string(SelectorReader& reader, Output& output) {
  const char quote = reader.peek();
  reader.skip();
  while (!reader.at_end() && reader.peek() != quote) {
    const char second = reader.peek(1);
    if (is_line_end(reader.peek())) return Status::Corrupt;
    if (reader.peek() != '\\') decode_character(reader, output);
    else if (is_line_end(second)) reader.skip(second == '\r' && reader.peek(2) == '\n' ? 3 : 2);
    else if (reader.rest().size() == 1) reader.skip();
    else WEFT_TRY(decode_escape(reader, output));
  }
  reader.take(quote);
  return Status::Ok;
}

Result<std::string_view> decoded(SelectorReader& reader, Scratch& scratch,
                                 Status (*decode)(SelectorReader&, Output&)) {
  const size_t begin = reader.position();
  Output output;
  WEFT_TRY(decode(reader, output));
  output.bytes = static_cast<char*>(scratch.allocate(output.size));
  if (!output.bytes) return Status::OutOfMemory;
  reader.rewind(begin);
  output.size = 0;
  WEFT_TRY(decode(reader, output));
  return std::string_view(output.bytes, output.size);
}

}  // namespace

void SelectorReader::skip(size_t count) { position_ = std::min(position_ + count, text_.size()); }

bool SelectorReader::take(char c) {
  if (peek() != c || at_end()) return false;
  ++position_;
  return true;
}

int32_t SelectorReader::take_sign() {
  if (take('-')) return -1;
  take('+');
  return 1;
}

bool SelectorReader::take_digits(int32_t& number) {
  if (!is_digit(static_cast<uint8_t>(peek()))) return false;
  for (number = 0; is_digit(static_cast<uint8_t>(peek())); ++position_)
    number = std::min<int32_t>(number * 10 + (peek() - '0'), 100000000);
  return true;
}

bool SelectorReader::skip_blanks() {
  bool blank = false;
  for (;;) {
    if (is_blank(peek())) {
      blank = true;
      ++position_;
    } else if (peek() == '/' && peek(1) == '*') {
      skip_comments();
    } else {
      return blank;
    }
  }
}

// A lone beginning of a comment is passed over, too.
void SelectorReader::skip_comments() {
  while (peek() == '/' && peek(1) == '*') skip(4);
}

Status SelectorReader::skip_item() {
  size_t depth = 0;
  while (!at_end()) {
    const char c = peek();
    if (depth == 0 && (c == ',' || c == ')')) return Status::Ok;
    if (at_string()) {
      WEFT_TRY(string().status());
      continue;
    }
    if (c == '(' || c == '[') ++depth;
    if ((c == ')' || c == ']') && depth) --depth;
    skip(c == '\\' ? 2 : 1);
  }
  return Status::Ok;
}

bool SelectorReader::at_name() const {
  const char c = peek();
  if (begins_name(c)) return true;
  if (c == '\\') return !at_end() && !is_line_end(peek(1)) && position_ + 1 < text_.size();
  return c == '-' &&
         (begins_name(peek(1)) || peek(1) == '-' || (peek(1) == '\\' && !is_line_end(peek(2))));
}

Result<std::string_view> SelectorReader::name() {
  const size_t begin = position_;
  while (is_name_char(peek())) ++position_;
  if (peek() != '\\') return text_since(begin);
  position_ = begin;
  return decoded(*this, scratch_, decode_name);
}

Result<std::string_view> SelectorReader::string() {
  const size_t begin = position_ + 1;
  const size_t end = text_.find_first_of(peek() == '"' ? "\"\\\n\r\f" : "'\\\n\r\f", begin);
  if (end != text_.npos && text_[end] == peek()) {
    position_ = end + 1;
    return text_.substr(begin, end - begin);
  }
  return decoded(*this, scratch_, decode_string);
}

Result<std::string_view> SelectorReader::lower(std::string_view name) {
  if (std::none_of(name.begin(), name.end(),
                   [](char c) { return is_upper(static_cast<uint8_t>(c)); }))
    return name;
  auto* const folded = static_cast<char*>(scratch_.allocate(name.size()));
  if (!folded) return Status::OutOfMemory;
  std::transform(name.begin(), name.end(), folded, to_lower);
  return std::string_view(folded, name.size());
}

}  // namespace weft
