// Passes over bytes by a table of those that mean something: strings, comments, url(), brackets.
#include "render/css/syntax/rule_scanner.h"

#include <algorithm>
#include <cstring>

#include "render/base/ascii.h"
#include "render/base/byte_set.h"

namespace weft {
namespace {

constexpr uint8_t kStopAtSemicolon = 1, kStopAtOpenBrace = 2, kStopAtCloseBrace = 4;

constexpr ByteSet kSpecial = byte_set("\"'/\\([{)]};");

constexpr uint8_t stop_of(uint8_t byte) {
  return byte == ';'   ? kStopAtSemicolon
         : byte == '{' ? kStopAtOpenBrace
         : byte == '}' ? kStopAtCloseBrace
                       : 0;
}

bool is_hex(int byte) { return byte >= 0 && is_hex_digit(static_cast<unsigned char>(byte)); }
bool is_line_end(int byte) { return byte == '\n' || byte == '\r' || byte == '\f'; }

// A zero byte is U+FFFD.
bool is_name_byte(uint8_t byte) {
  return !byte || is_alpha(byte) || is_digit(byte) || byte == '-' || byte == '_' || byte >= 0x80 ||
         byte == '\\';
}

bool begins_name(int byte) {
  return byte >= 0 && !is_digit(static_cast<char32_t>(byte)) &&
         is_name_byte(static_cast<uint8_t>(byte));
}

// True for "--name:": what follows is the value of a custom property, braces and all.
bool begins_custom_property(std::string_view text) {
  if (!text.starts_with("--")) return false;
  while (!text.empty() && is_name_byte(static_cast<uint8_t>(text.front()))) text.remove_prefix(1);
  text = trimmed(text);
  return text.starts_with(':');
}

}  // namespace

Result<RuleScanner::Item> RuleScanner::next(Level level, PreludeReader* reader) {
  keep_ = Keep::Text;
  overlong_ = false;
  reader_ = nullptr;
  taken_bytes_ = 0;
  given_at_ = kLongBytes;
  buffer_->clear();
  text_ = {};
  skip_blanks(level);
  item_line_ = line_here();
  item_offset_ = bytes();
  const bool at_sign = byte() == '@';
  if (at_sign) emit_byte();
  if (at_sign && byte() == '-') emit_byte();  // "@-1" is no name
  const bool at_rule = at_sign && begins_name(byte());
  if (level == Level::Block && byte() == '}') {
    ++position_;
    return Item::BlockEnd;
  }
  if (!at_rule) reader_ = reader;
  scan(level == Level::Block ? kStopAtSemicolon | kStopAtOpenBrace | kStopAtCloseBrace
       : at_rule             ? kStopAtSemicolon | kStopAtOpenBrace
                             : kStopAtOpenBrace);
  if (level == Level::Block && byte() == '{' && begins_custom_property(buffer_->view()))
    scan(kStopAtSemicolon | kStopAtCloseBrace);
  finish_text();
  if (status_ != Status::Ok) return status_;
  const auto end = byte();
  if (end == '{' || end == ';') ++position_;
  if (end == '{') return Item::Prelude;
  return text_.empty() && end == kEnd ? Item::End : Item::Statement;
}

Status RuleScanner::skip_block() {
  keep_ = Keep::Nothing;
  scan(kStopAtCloseBrace);
  if (byte() == '}') ++position_;
  return status_;
}

Status RuleScanner::skip_to(size_t offset) {
  while (bytes() < offset && byte() != kEnd)
    position_ += std::min<size_t>(static_cast<size_t>(chunk_end_ - position_), offset - bytes());
  return status_;
}

void RuleScanner::finish_text() { text_ = trimmed(buffer_->view()); }

bool RuleScanner::refill() {
  if (status_ != Status::Ok) return false;
  const auto size = static_cast<size_t>(chunk_end_ - chunk_);
  for (size_t i = std::min<size_t>(size, 4); i > 0; --i) {
    std::copy(history_ + 1, history_ + 4, history_);
    history_[3] = chunk_end_[-static_cast<ptrdiff_t>(i)];
  }
  (void)line_here();
  if (size) stream_->consume(size);
  bytes_before_chunk_ += size;
  const Result<std::span<const uint8_t>> chunk = stream_->peek();
  status_ = chunk.status();
  const std::span<const uint8_t> bytes = chunk.ok() ? chunk.value() : std::span<const uint8_t>();
  chunk_ = position_ = counted_to_ = bytes.data();
  chunk_end_ = chunk_ + bytes.size();
  return !bytes.empty();
}

uint32_t RuleScanner::line_here() {
  while (counted_to_ != position_) {
    const void* const line_end =
        std::memchr(counted_to_, '\n', static_cast<size_t>(position_ - counted_to_));
    line_ += line_end != nullptr;
    counted_to_ = line_end ? static_cast<const uint8_t*>(line_end) + 1 : position_;
  }
  return line_;
}

void RuleScanner::emit(const uint8_t* begin, const uint8_t* end) {
  if (keep_ == Keep::Nothing || begin == end) return;
  const auto size = static_cast<size_t>(end - begin);
  overlong_ |= size > kMaxItemBytes - taken_bytes_ - buffer_->size();
  if (overlong_) return;
  Status appended = buffer_->append({reinterpret_cast<const char*>(begin), size});
  if (appended == Status::Ok && reader_ && buffer_->size() >= given_at_) appended = give_front();
  if (appended != Status::Ok) status_ = appended;
}

// What is not taken is given again when it is twice as long.
Status RuleScanner::give_front() {
  WEFT_TRY_ASSIGN(const size_t taken, reader_->take_front(buffer_->view()));
  buffer_->drop_front(taken);
  taken_bytes_ += taken;
  given_at_ = std::max(kLongBytes, 2 * buffer_->size());
  return Status::Ok;
}

// Passes the byte at position_.
void RuleScanner::emit_byte() {
  emit(position_, position_ + 1);
  ++position_;
}

void RuleScanner::skip_blanks(Level level) {
  for (int next = byte(); next != kEnd && buffer_->empty(); next = byte()) {
    if (is_space(static_cast<char32_t>(next)) || (next == ';' && level == Level::Block))
      ++position_;
    else if (next == '/') pass_slash();
    else if (next == '<' && level == Level::Sheet) pass_token("<!--");
    else if (next == '-' && level == Level::Sheet) pass_token("-->");
    else return;
    if (buffer_->view() == "/**/") buffer_->clear();
  }
}

// Drops `token`, or keeps as much of it as is there.
void RuleScanner::pass_token(std::string_view token) {
  for (const char c : token) {
    if (byte() != c) return;
    emit_byte();
  }
  buffer_->clear();
}

// Passes everything up to one of `stops` outside of brackets.
void RuleScanner::scan(uint8_t stops) {
  depth_ = depth_beyond_ = 0;
  while (pass_ordinary()) {
    if (depth_ == 0 && (stop_of(*position_) & stops)) return;
    pass_special(*position_);
  }
}

// Passes bytes that mean nothing to the scanner; false at the end.
bool RuleScanner::pass_ordinary() {
  while (byte() != kEnd) {
    const uint8_t* const begin = position_;
    const uint8_t* here = find_byte_of(kSpecial, begin, chunk_end_);
    while (chunk_end_ - here > 1 && *here == '\\' && !is_hex(here[1]))
      here = find_byte_of(kSpecial, here + 2, chunk_end_);
    position_ = here;
    emit(begin, here);
    if (here != chunk_end_) return status_ == Status::Ok;
  }
  return false;
}

void RuleScanner::pass_special(uint8_t special) {
  switch (special) {
    case '"':
    case '\'': return pass_string(special);
    case '\\': return pass_escape();
    case '/': return pass_slash();
    case '(': {
      const bool url = follows_url();
      open(')');
      return url ? pass_unquoted_url() : void();
    }
    case '[': return open(']');
    case '{': return open('}');
    case ';': return emit_byte();
    default: return close(special);
  }
}

void RuleScanner::pass_string(uint8_t quote) {
  emit_byte();
  for (int next = byte(); next != kEnd && next != quote && !is_line_end(next); next = byte()) {
    if (next == '\\') {
      pass_escape();
      continue;
    }
    const uint8_t* const begin = position_;
    while (position_ != chunk_end_ && *position_ != quote && *position_ != '\\' &&
           !is_line_end(*position_))
      ++position_;
    emit(begin, position_);
  }
  if (byte() == quote) emit_byte();
}

// White space after hex digits belongs to them (CSS Syntax 3, 4.3.7).
void RuleScanner::pass_escape() {
  emit_byte();
  if (!is_hex(byte())) {
    if (byte() != kEnd) emit_byte();
    return;
  }
  for (int digits = 0; digits < 6 && is_hex(byte()); ++digits) emit_byte();
  if (byte() == '\r') {
    emit_byte();
    if (byte() == '\n') emit_byte();
  } else if (byte() != kEnd && is_space(static_cast<char32_t>(byte()))) {
    emit_byte();
  }
}

void RuleScanner::pass_slash() {
  const uint8_t slash = '/', comment[] = {'/', '*', '*', '/'};
  ++position_;
  if (byte() != '*') return emit(&slash, &slash + 1);
  ++position_;
  if (pass_comment()) emit(comment, comment + 4);
}

bool RuleScanner::pass_comment() {
  while (byte() != kEnd) {
    position_ = std::find(position_, chunk_end_, '*');
    if (position_ == chunk_end_) continue;
    ++position_;
    if (byte() != '/') continue;
    ++position_;
    return true;
  }
  return false;
}

// url( without a quote: brackets and quotes mean nothing up to the ) (CSS Syntax 3, 4.3.6).
void RuleScanner::pass_unquoted_url() {
  while (byte() != kEnd && is_space(static_cast<char32_t>(byte()))) emit_byte();
  if (byte() == '"' || byte() == '\'') return;
  for (int next = byte(); next != kEnd && next != ')'; next = byte()) {
    if (next == '\\') {
      pass_escape();
      continue;
    }
    const uint8_t* const begin = position_;
    while (position_ != chunk_end_ && *position_ != ')' && *position_ != '\\') ++position_;
    emit(begin, position_);
  }
}

// Whether the name before position_ is "url".
bool RuleScanner::follows_url() const {
  uint8_t before[4];
  for (ptrdiff_t i = 0; i < 4; ++i) {
    const ptrdiff_t offset = position_ - chunk_ - 4 + i;
    before[i] = offset >= 0 ? chunk_[offset] : history_[4 + offset];
  }
  return (before[1] | 0x20) == 'u' && (before[2] | 0x20) == 'r' && (before[3] | 0x20) == 'l' &&
         !is_name_byte(before[0]);
}

void RuleScanner::open(uint8_t closer) {
  if (depth_ == kMaxDepth) ++depth_beyond_;
  else closers_[depth_++] = closer;
  emit_byte();
}

void RuleScanner::close(uint8_t closer) {
  if (depth_beyond_) --depth_beyond_;
  else if (depth_ && closers_[depth_ - 1] == closer) --depth_;
  emit_byte();
}

}  // namespace weft
