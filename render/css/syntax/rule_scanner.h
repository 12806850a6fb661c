// Splits a style sheet that streams by into preludes, declarations and blocks (CSS Syntax 3, 5.4),
// without tokenising what nobody wants. First stage of css: holds one chunk of the stream and the
// text of one item.
#pragma once

#include "render/html/byte_buffer.h"
#include "weft/byte_stream.h"

namespace weft {

/// Takes a long prelude by parts, so that it need not be held as a whole.
class PreludeReader {
 public:
  /// Takes what it can of the front of `text`, of which more may follow: the bytes that it took.
  /// Errors: OutOfMemory.
  virtual Result<size_t> take_front(std::string_view text) = 0;

 protected:
  ~PreludeReader() = default;
};

class RuleScanner {
 public:
  /// The place that items are read from: the top level of a sheet, or between { and } (also a style
  /// attribute).
  enum class Level : uint8_t { Sheet, Block };
  enum class Item : uint8_t {
    End,        ///< The end of the stream; all open blocks are closed.
    BlockEnd,   ///< The } of the block, consumed.
    Statement,  ///< text() up to a ; or the end of the block: a declaration, or an at-rule without
                ///< block.
    Prelude,    ///< text() up to a {, consumed: read its items, or skip_block().
  };
  /// Longer items are cut, and overlong().
  static constexpr size_t kMaxItemBytes = 64 * 1024;

  /// `buffer` receives the texts.
  RuleScanner(ByteStream& stream, ByteBuffer& buffer) : stream_(&stream), buffer_(&buffer) {}

  /// Reads the next item; white space, comments and stray semicolons before it are dropped. Errors:
  /// those of the stream, OutOfMemory; once failed, it fails for ever.
  /// If the item grows long and is no at-rule, `reader` is given what is there of it: text() is
  /// what it left.
  Result<Item> next(Level level, PreludeReader* reader = nullptr);
  /// Passes over the rest of a block, whose { is consumed, and its }. Errors: as next().
  Status skip_block();

  /// The item's text without white space at its ends, comments as "/**/". Valid until the next
  /// call.
  std::string_view text() const { return text_; }
  bool overlong() const { return overlong_; }
  /// The number of bytes of the stream before the item: skip_to() this and next() give it again.
  size_t item_offset() const { return item_offset_; }
  /// Passes what comes before byte `offset` of the stream, unread. Errors: as next().
  Status skip_to(size_t offset);
  /// The line, from 1, where the item begins.
  uint32_t line() const { return item_line_; }
  /// Bytes of the stream read so far.
  size_t bytes() const { return bytes_before_chunk_ + static_cast<size_t>(position_ - chunk_); }

 private:
  enum class Keep : uint8_t { Text, Nothing };
  static constexpr int kEnd = -1;
  static constexpr size_t kLongBytes = 1024;
  static constexpr size_t kMaxDepth = 64;

  int byte() { return position_ != chunk_end_ || refill() ? *position_ : kEnd; }
  bool refill();
  uint32_t line_here();
  void emit(const uint8_t* begin, const uint8_t* end);
  void emit_byte();
  Status give_front();
  void finish_text();

  void skip_blanks(Level level);
  bool pass_comment();
  void pass_token(std::string_view token);
  void scan(uint8_t stops);
  bool pass_ordinary();
  void pass_special(uint8_t byte);
  void pass_string(uint8_t quote);
  void pass_escape();
  void pass_slash();
  void pass_unquoted_url();
  bool follows_url() const;
  void open(uint8_t closer);
  void close(uint8_t closer);

  ByteStream* stream_;
  ByteBuffer* buffer_;
  const uint8_t* chunk_ = nullptr;
  const uint8_t* position_ = nullptr;
  const uint8_t* chunk_end_ = nullptr;
  size_t bytes_before_chunk_ = 0;
  const uint8_t* counted_to_ = nullptr;  // line_ counts the line ends up to here
  uint32_t line_ = 1;
  uint32_t item_line_ = 1;
  size_t item_offset_ = 0;
  uint8_t history_[4] = {};  // the bytes before chunk_
  Status status_ = Status::Ok;
  Keep keep_ = Keep::Text;
  bool overlong_ = false;
  PreludeReader* reader_ = nullptr;
  size_t taken_bytes_ = 0;  // of the item, by the reader
  size_t given_at_ = 0;     // the size of the text at which it is asked next
  std::string_view text_;
  uint8_t closers_[kMaxDepth];  // what closes the open brackets
  size_t depth_ = 0;
  size_t depth_beyond_ = 0;  // brackets open beyond kMaxDepth, of any kind
};

}  // namespace weft
