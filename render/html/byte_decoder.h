// One encoding's decoder, a byte at a time (Encoding Standard, sections 8 to 14).
#pragma once

#include "render/html/multibyte_decoder.h"

namespace weft {

class ByteDecoder {
 public:
  static constexpr size_t kMaxOutput = MultibyteDecoder::kMaxOutput;

  void start(Encoding encoding);
  Encoding encoding() const { return encoding_; }
  /// Takes the next byte and writes what it completes to `out` (room for kMaxOutput), in UTF-8: how
  /// many bytes.
  size_t push(uint8_t byte, char* out) { return (this->*step_)(byte, out); }
  /// The same for what is left at the end.
  size_t finish(char* out);
  /// Whether no character has begun.
  bool is_between_characters() const { return !is_inside_; }

 private:
  using Step = size_t (ByteDecoder::*)(uint8_t, char*);

  size_t push_utf8(uint8_t byte, char* out);
  size_t push_utf16(uint8_t byte, char* out);
  size_t push_unit(char32_t unit, char* out);
  size_t push_single(uint8_t byte, char* out);
  size_t push_user_defined(uint8_t byte, char* out);
  size_t push_replacement(uint8_t byte, char* out);
  size_t push_multibyte(uint8_t byte, char* out);
  void begin_sequence(uint8_t lead);

  Encoding encoding_ = Encoding::None;
  Step step_ = nullptr;
  const uint16_t* upper_half_ = nullptr;
  MultibyteDecoder multibyte_;
  bool is_inside_ = false;
  uint8_t needed_ = 0, lowest_ = 0x80, highest_ = 0xBF;  // UTF-8: bytes to come, range of the next
  uint8_t first_byte_ = 0;                               // UTF-16
  bool has_first_byte_ = false;
  char32_t lead_ = 0;  // UTF-16: a high surrogate that waits
  char32_t code_ = 0;  // UTF-8: what has come
};

}  // namespace weft
