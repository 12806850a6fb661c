// Any encoding in, valid UTF-8 out (Encoding Standard).
#pragma once

#include "render/html/byte_decoder.h"
#include "weft/byte_stream.h"

namespace weft {

/// The way in which a stream's first bytes may name its encoding, besides its BOM.
/// <meta> prescan; nothing; the XML declaration; @charset.
enum class SniffKind : uint8_t { Html, Text, Xml, Css };

/// A stream over a stream: decodes by, in this order, BOM, the charset of `content_type`, what the
/// first 1024 bytes say, `fallback_label`. Without a fallback: UTF-8 for XML and CSS (pass the
/// document's encoding there); for HTML and text UTF-8 when the first 1024 bytes (if they are
/// ASCII: the first 1024 from where it ends) hold more than ASCII and are valid, else windows-1252.
/// Malformed input becomes U+FFFD; output is valid UTF-8, a character never split between two
/// peeks. Holds about 2 KB, allocates nothing.
class DecodedStream final : public ByteStream {
 public:
  DecodedStream(ByteStream& source, SniffKind kind, std::string_view content_type,
                std::string_view fallback_label = {});
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;
  /// Goes on in the encoding of a <meta> that comes later (HTML Standard 13.2.3.4), if the one in
  /// use was a guess and all that was shown so far is ASCII.
  void declare(Encoding encoding);
  /// The label of the encoding in use ("utf-8"), for notes and for style sheets. After the first
  /// peek().
  std::string_view label() const;

 private:
  static constexpr size_t kHeadBytes = 1024, kOutBytes = 512, kWindowBytes = 16384;

  Status begin();
  Status fill_head();
  Encoding sniffed(std::span<const uint8_t> head, size_t& bom_bytes);
  Result<std::span<const uint8_t>> input();
  void consume_input(size_t bytes);
  void pass_ascii(std::span<const uint8_t> bytes);
  Status guess_again();
  void decode(std::span<const uint8_t> bytes);

  ByteStream* source_;
  SniffKind kind_;
  Encoding declared_, fallback_;  // Encoding::None: not said
  ByteDecoder decoder_;
  bool has_begun_ = false, has_finished_ = false;
  bool is_tentative_ = false;               // a guess, and all that was decoded is ASCII
  uint16_t head_begin_ = 0, head_end_ = 0;  // the rest of the sniffed bytes
  uint16_t out_begin_ = 0, out_end_ = 0;    // decoded and not consumed
  size_t passed_ = 0;  // bytes at the front of the input that are UTF-8 already
  uint8_t head_[kHeadBytes];
  char out_[kOutBytes];
};

}  // namespace weft
