#include "render/html/byte_decoder.h"

#include "render/base/utf8.h"

namespace weft {

void ByteDecoder::start(Encoding encoding) {
  encoding_ = encoding;
  upper_half_ = upper_half(encoding);
  switch (encoding) {
    case Encoding::Utf8: step_ = &ByteDecoder::push_utf8; break;
    case Encoding::Utf16be:
    case Encoding::Utf16le: step_ = &ByteDecoder::push_utf16; break;
    case Encoding::XUserDefined: step_ = &ByteDecoder::push_user_defined; break;
    case Encoding::Replacement: step_ = &ByteDecoder::push_replacement; break;
    default: step_ = upper_half_ ? &ByteDecoder::push_single : &ByteDecoder::push_multibyte; break;
  }
  if (step_ == &ByteDecoder::push_multibyte) (void)multibyte_.open(encoding);
}

size_t ByteDecoder::finish(char* out) {
  if (step_ == &ByteDecoder::push_multibyte) return multibyte_.finish(out);
  const bool was_cut = is_inside_ && encoding_ != Encoding::Replacement;
  is_inside_ = false;
  return was_cut ? encode_utf8(kReplacementCharacter, out) : 0;
}

void ByteDecoder::begin_sequence(uint8_t lead) {
  needed_ = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  code_ = lead & (0x3Fu >> needed_);
  lowest_ = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  highest_ = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  is_inside_ = true;
}

size_t ByteDecoder::push_utf8(uint8_t byte, char* out) {
  size_t written = 0;
  if (is_inside_) {
    if (byte >= lowest_ && byte <= highest_) {
      lowest_ = 0x80;
      highest_ = 0xBF;
      code_ = code_ << 6 | (byte & 0x3Fu);
      if (--needed_) return 0;
      is_inside_ = false;
      return encode_utf8(code_, out);
    }
    is_inside_ = false;
    written = encode_utf8(kReplacementCharacter, out);
  }
  if (byte < 0x80) return written + encode_utf8(byte, out + written);
  if (byte < 0xC2 || byte > 0xF4)
    return written + encode_utf8(kReplacementCharacter, out + written);
  begin_sequence(byte);
  return written;
}

size_t ByteDecoder::push_utf16(uint8_t byte, char* out) {
  has_first_byte_ = !has_first_byte_;
  if (has_first_byte_) {
    first_byte_ = byte;
    is_inside_ = true;
    return 0;
  }
  const bool is_big = encoding_ == Encoding::Utf16be;
  return push_unit(is_big ? first_byte_ * 256u + byte : byte * 256u + first_byte_, out);
}

size_t ByteDecoder::push_unit(char32_t unit, char* out) {
  const bool is_trail = unit >= 0xDC00 && unit <= 0xDFFF;
  const char32_t lead = lead_;
  lead_ = 0;
  is_inside_ = false;
  if (lead && is_trail)
    return encode_utf8(0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00), out);
  const size_t written = lead ? encode_utf8(kReplacementCharacter, out) : 0;
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    lead_ = unit;
    is_inside_ = true;
    return written;
  }
  return written + encode_utf8(is_trail ? kReplacementCharacter : unit, out + written);
}

size_t ByteDecoder::push_single(uint8_t byte, char* out) {
  return encode_utf8(byte < 0x80 ? byte : upper_half_[byte - 0x80], out);
}

size_t ByteDecoder::push_user_defined(uint8_t byte, char* out) {
  return encode_utf8(byte < 0x80 ? byte : 0xF700u + byte, out);
}

// All of the input becomes one U+FFFD.
size_t ByteDecoder::push_replacement(uint8_t, char* out) {
  const bool is_first = !is_inside_;
  is_inside_ = true;
  return is_first ? encode_utf8(kReplacementCharacter, out) : 0;
}

size_t ByteDecoder::push_multibyte(uint8_t byte, char* out) { return multibyte_.push(byte, out); }

}  // namespace weft
