// The figures of a Fetcher: one entry for each opened URL, and the connections.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

enum class FetchProtocol : uint8_t { Local, Http11, Http2 };

/// "file", "http/1.1" or "h2"; static lifetime.
std::string_view protocol_name(FetchProtocol protocol);

struct UrlStatistics {
  /// As asked for, but printable (render/base/printable_url.h), cut at 1000 bytes; data: URLs
  /// without their data.
  std::string_view url;
  uint64_t body_bytes = 0;   ///< as transferred, as far as the reader took them
  uint16_t http_status = 0;  ///< the last one; 0 when there was none
  FetchProtocol protocol = FetchProtocol::Local;
  static constexpr uint32_t kNever = UINT32_MAX;
  int64_t opened_ms = 0;            ///< Deadline::now_ms() at open().
  uint32_t first_byte_ms = kNever;  ///< From then until the answer began; kNever: there was none.
  /// From then until the body's end, its failure or its release; kNever: it is still read.
  uint32_t end_ms = kNever;
  UrlStatistics* next = nullptr;
};

struct FetchStatistics {
  UrlStatistics* first = nullptr;  ///< in the order of open(); null where the options list none
  uint32_t connections = 0;
  uint32_t handshakes = 0;
  uint32_t resumed = 0;          ///< those of them that went on with a kept session
  uint64_t put_aside_bytes = 0;  ///< in temporary files, all together
  uint64_t put_aside_peak = 0;   ///< the most at one time
};

}  // namespace weft
