// The characters that the tokenizer reads: UTF-8 from a stream, newlines normalised (HTML
// Standard 13.2.3.5), with a short look ahead across the stream's chunks. Holds no text but what a
// look ahead had to join.
#pragma once

#include "weft/byte_stream.h"

namespace weft {

/// Sets of bytes that end a run; each also ends at NUL and CR, but for the plain text of
/// take_run().
enum class Stop : uint16_t {
  Data = 1,            // < &
  Raw = 2,             // <
  Plain = 4,           //
  TagName = 8,         // white space / > and upper case
  AttributeName = 16,  // white space / > = and upper case
  DoubleQuoted = 32,   // " &
  SingleQuoted = 64,   // ' &
  Unquoted = 128,      // white space & >
  Comment = 256,       // < -
  Cdata = 512,         // ]
  BogusComment = 1024  // >
};

class TokenizerInput {
 public:
  static constexpr int kEnd = -1;

  explicit TokenizerInput(ByteStream& stream) : stream_(&stream) {}

  /// The next byte, or kEnd at the end of the stream or when it failed.
  int peek() {
    if (next_ == end_ && !refill()) return kEnd;
    return *next_ == '\r' ? '\n' : *next_;
  }
  /// REQUIRES: peek() was not kEnd
  void advance() {
    if (*next_++ == '\r') skip_line_feed();
  }
  int get() {
    const int c = peek();
    if (c != kEnd) advance();
    return c;
  }
  /// Consumes the bytes before the next one in `stop`, within what is at hand. Valid until the next
  /// call that reads.
  std::string_view take_run(Stop stop);
  /// The next `bytes` bytes as they are, fewer at the end. REQUIRES: bytes <= kLongestLook
  std::string_view ahead(size_t bytes);
  /// REQUIRES: these bytes were seen by ahead() and hold no CR
  void skip(size_t bytes) { next_ += bytes; }
  /// Skips `word` when the input goes on with it; lower-case letters in it also match upper case.
  bool skip_word(std::string_view word);
  /// Counts lines from now on. REQUIRES: nothing was read
  void count_lines() { counts_lines_ = true; }
  /// The line, from 1, of the next character. REQUIRES: count_lines()
  uint32_t line();
  /// Why the input ended, if not at its end.
  Status status() const { return status_; }

  static constexpr size_t kLongestLook = 40;

 private:
  bool refill();
  void skip_line_feed();
  void join(size_t bytes);

  ByteStream* stream_;
  const uint8_t* next_ = nullptr;
  const uint8_t* end_ = nullptr;
  size_t taken_ = 0;  // bytes of the stream to consume when the window is used up
  const uint8_t* counted_to_ = nullptr;  // line_ counts the line ends up to here
  uint32_t line_ = 1;
  bool counts_lines_ = false;
  Status status_ = Status::Ok;
  uint8_t joined_[kLongestLook];
};

}  // namespace weft
