#include "render/html/encoding.h"

#include <algorithm>
#include <cstring>

#include "render/base/utf8.h"
#include "render/html/encoding_sniffer.h"

namespace weft {
namespace {

std::string_view as_text(std::span<const uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

size_t ascii_prefix(std::string_view text) {
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

// The number of bytes from the front that are whole, well-formed characters.
size_t valid_prefix(std::string_view text) {
  std::string_view rest = text;
  for (;;) {
    rest.remove_prefix(ascii_prefix(rest));
    if (rest.empty()) return text.size();
    const std::string_view before = rest;
    if (next_code_point(rest) == kReplacementCharacter && !before.starts_with("\xEF\xBF\xBD"))
      return text.size() - before.size();
  }
}

// Whether `head` holds more than ASCII and is UTF-8 up to a character that its end may cut.
bool looks_like_utf8(std::string_view head) {
  return ascii_prefix(head) < head.size() && head.size() - valid_prefix(head) < 4 &&
         valid_prefix(head) > ascii_prefix(head);
}

Encoding encoding_inside(SniffKind kind, std::string_view head) {
  switch (kind) {
    case SniffKind::Html: return encoding_in_html(head);
    case SniffKind::Text: return Encoding::None;
    case SniffKind::Xml: return encoding_in_xml(head);
    case SniffKind::Css: return encoding_in_css(head);
  }
  return Encoding::None;
}

}  // namespace

DecodedStream::DecodedStream(ByteStream& source, SniffKind kind, std::string_view content_type,
                             std::string_view fallback_label)
    : source_(&source),
      kind_(kind),
      declared_(encoding_in_content_type(content_type)),
      fallback_(find_encoding(fallback_label)) {}

std::string_view DecodedStream::label() const { return encoding_name(decoder_.encoding()); }

Status DecodedStream::fill_head() {
  while (head_end_ < kHeadBytes) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, source_->peek());
    if (bytes.empty()) return Status::Ok;
    const size_t count = std::min(bytes.size(), kHeadBytes - head_end_);
    std::memcpy(head_ + head_end_, bytes.data(), count);
    source_->consume(count);
    head_end_ = static_cast<uint16_t>(head_end_ + count);
  }
  return Status::Ok;
}

Encoding DecodedStream::sniffed(std::span<const uint8_t> bytes, size_t& bom_bytes) {
  const std::string_view head = as_text(bytes);
  const bool is_guessed = kind_ == SniffKind::Html || kind_ == SniffKind::Text;
  const Encoding by_bom = encoding_of_bom(head, bom_bytes);
  if (by_bom != Encoding::None) return by_bom;
  if (declared_ != Encoding::None) return declared_;
  const Encoding inside = encoding_inside(kind_, head);
  if (inside != Encoding::None) return inside;
  if (fallback_ != Encoding::None) return fallback_;
  is_tentative_ = is_guessed;
  return is_guessed && !looks_like_utf8(head) ? Encoding::Windows1252 : Encoding::Utf8;
}

Status DecodedStream::begin() {
  if (has_begun_) return Status::Ok;
  WEFT_TRY(fill_head());
  size_t bom_bytes;
  decoder_.start(sniffed({head_, head_end_}, bom_bytes));
  head_begin_ = static_cast<uint16_t>(bom_bytes);
  has_begun_ = true;
  return Status::Ok;
}

Result<std::span<const uint8_t>> DecodedStream::input() {
  if (head_begin_ < head_end_)
    return std::span<const uint8_t>(head_ + head_begin_, head_ + head_end_);
  return source_->peek();
}

void DecodedStream::consume_input(size_t bytes) {
  if (head_begin_ < head_end_) head_begin_ = static_cast<uint16_t>(head_begin_ + bytes);
  else source_->consume(bytes);
}

Result<std::span<const uint8_t>> DecodedStream::peek() {
  WEFT_TRY(begin());
  for (;;) {
    if (out_begin_ < out_end_)
      return std::span<const uint8_t>(reinterpret_cast<const uint8_t*>(out_) + out_begin_,
                                      static_cast<size_t>(out_end_ - out_begin_));
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, input());
    if (passed_) return bytes.first(std::min(passed_, bytes.size()));
    if (bytes.empty()) {
      if (has_finished_) return bytes;
      has_finished_ = true;
      out_begin_ = 0;
      out_end_ = static_cast<uint16_t>(decoder_.finish(out_));
      continue;
    }
    if (is_tentative_) {
      pass_ascii(bytes);
      if (!passed_) WEFT_TRY(guess_again());
      continue;
    }
    if (decoder_.encoding() == Encoding::Utf8 && decoder_.is_between_characters())
      passed_ = valid_prefix(as_text(bytes.first(std::min(bytes.size(), kWindowBytes))));
    if (!passed_) decode(bytes);
  }
}

// While the encoding is a guess, ASCII is shown by itself, so that a <meta> in it can still be
// heeded.
void DecodedStream::pass_ascii(std::span<const uint8_t> bytes) {
  passed_ = ascii_prefix(as_text(bytes.first(std::min(bytes.size(), kWindowBytes))));
  is_tentative_ = passed_ > 0;
}

// The first bytes were ASCII: what comes at the first that is not says more.
Status DecodedStream::guess_again() {
  if (head_begin_ < head_end_) return Status::Ok;
  head_begin_ = head_end_ = 0;
  WEFT_TRY(fill_head());
  decoder_.start(looks_like_utf8(as_text({head_, head_end_})) ? Encoding::Utf8
                                                              : Encoding::Windows1252);
  return Status::Ok;
}

void DecodedStream::declare(Encoding encoding) {
  if (encoding == Encoding::None) return;
  if (is_tentative_) decoder_.start(as_declared_inside(encoding));
  is_tentative_ = false;
}

// Decodes into out_ until it is full; UTF-8 only to the end of what is malformed or cut.
void DecodedStream::decode(std::span<const uint8_t> bytes) {
  const bool is_utf8 = decoder_.encoding() == Encoding::Utf8;
  out_begin_ = out_end_ = 0;
  size_t used = 0;
  while (used < bytes.size() && out_end_ + ByteDecoder::kMaxOutput <= kOutBytes) {
    out_end_ = static_cast<uint16_t>(out_end_ + decoder_.push(bytes[used++], out_ + out_end_));
    if (is_utf8 && decoder_.is_between_characters()) break;
  }
  consume_input(used);
}

void DecodedStream::consume(size_t bytes) {
  if (out_begin_ < out_end_) {
    out_begin_ = static_cast<uint16_t>(out_begin_ + bytes);
    return;
  }
  passed_ -= bytes;
  consume_input(bytes);
}

}  // namespace weft
