// What a Fetcher counts, for --stats: one entry for each opened URL, and the connections.
#pragma once

#include <cstdint>
#include <string_view>

namespace weft {

enum class FetchProtocol : uint8_t { Local, Http11, Http2 };

/// "file", "http/1.1" or "h2"; static lifetime.
std::string_view protocol_name(FetchProtocol protocol);

struct UrlStatistics {
  std::string_view url;      ///< as asked for, cut at 1000 bytes; data: URLs without their data
  uint64_t body_bytes = 0;   ///< as transferred, as far as the reader took them
  uint16_t http_status = 0;  ///< the last one; 0 when there was none
  FetchProtocol protocol = FetchProtocol::Local;
  UrlStatistics* next = nullptr;
};

struct FetchStatistics {
  UrlStatistics* first = nullptr;  ///< in the order of open()
  uint32_t connections = 0;
  uint32_t handshakes = 0;
};

}  // namespace weft
