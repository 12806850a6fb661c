// Any encoding in, valid UTF-8 out (Encoding Standard).
#pragma once

#include "render/base/arena.h"
#include "render/base/byte_stream.h"

namespace weft {

enum class Encoding : uint8_t;  // one per encoding this build decodes; see encoding.cc

/// What a stream's first bytes may say of its encoding besides its BOM.
enum class SniffKind : uint8_t { Html, Css };  // <meta> prescan; @charset

/// A stream over a stream: decodes by, in this order, BOM, the charset of `content_type`, <meta> or @charset in the
/// first 1024 bytes, `fallback_label` (windows-1252 for HTML when empty; for CSS pass the document's encoding, else
/// UTF-8). Malformed input becomes U+FFFD; output is valid UTF-8, a character never split between two peeks.
class DecodedStream final : public ByteStream {
 public:
  DecodedStream(ByteStream& source, SniffKind kind, std::string_view content_type, std::string_view fallback_label = {});
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;
  /// The label of the encoding in use ("utf-8"), for notes and for style sheets. After the first peek().
  std::string_view label() const;

 private:
  // the html part's owner fills this in; fixed buffers only (≤ 2.5 KB), no allocation
};

}  // namespace weft
