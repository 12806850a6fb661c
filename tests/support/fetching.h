// Fetches whole bodies, for tests.
#pragma once

#include <string>

#include "weft/fetcher.h"

namespace weft {

/// All bytes of `stream`, taken in pieces of at most `piece_bytes`.
inline Result<std::string> read_all(ByteStream& stream, size_t piece_bytes = SIZE_MAX) {
  std::string all;
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> bytes, stream.peek());
    if (bytes.empty()) return all;
    const auto piece = bytes.first(bytes.size() < piece_bytes ? bytes.size() : piece_bytes);
    all.append(piece.begin(), piece.end());
    stream.consume(piece.size());
  }
}

inline Result<std::string> fetch_all(Fetcher& fetcher, const std::string& url,
                                     ResourceKind kind = ResourceKind::Page) {
  WEFT_TRY_ASSIGN(Owned<Resource> resource, fetcher.open(url, kind));
  return read_all(*resource);
}

}  // namespace weft
