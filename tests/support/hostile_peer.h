// Servers that want to hold a client up, as data: what each sends first, what it then sends without
// end, and how a client must end it. Tests play them; fuzz targets start from them.
#pragma once

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "fetch/transport.h"

namespace weft {

struct HostilePeer {
  std::string name;
  std::string first;    ///< sent once
  std::string forever;  ///< sent again and again; empty: the connection ends after `first`
  Status expected;
  std::string sentence;  ///< a part of the reason that is given

  friend std::ostream& operator<<(std::ostream& out, const HostilePeer& peer) {
    return out << peer.name;
  }
};

/// The client's end of a connection to a hostile peer. What is written is lost; time passes when
/// `kPatience` bytes have come, so that a client without a bound of its own ends in Timeout.
class HostileTransport final : public Transport {
 public:
  static constexpr size_t kPatience = 32 << 20;

  explicit HostileTransport(const HostilePeer& peer) : peer_(&peer), piece_(peer.first) {}
  Result<size_t> read(std::span<uint8_t> into, Deadline) override {
    if (received_ > kPatience) return Status::Timeout;
    if (piece_.empty()) piece_ = peer_->forever;
    const size_t count = std::min(into.size(), piece_.size());
    std::copy_n(piece_.begin(), count, into.begin());
    piece_.remove_prefix(count);
    received_ += count;
    return count;
  }
  Status write(std::span<const uint8_t>, Deadline) override { return Status::Ok; }

 private:
  const HostilePeer* peer_;
  std::string_view piece_;
  size_t received_ = 0;
};

// ---- gzip ---------------------------------------------------------------------------------------

inline std::string bytes(std::initializer_list<int> values) {
  return std::string(values.begin(), values.end());
}
/// The head of a gzip member (RFC 1952, 2.3).
inline std::string gzip_head(int flags = 0) {
  return bytes({0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3});
}
/// A whole member of no content.
inline std::string empty_gzip_member() {
  return gzip_head() + bytes({3, 0}) + std::string(8, '\0');
}
/// A block of DEFLATE (RFC 1951, 3.2.6) of whole bytes, not the last of its stream: one letter, and
/// 258 more of it for each of `matches`, six or six more than a multiple of eight.
inline std::string swelling_deflate_block(int matches) {
  std::string block;
  int used = 8;
  const auto put = [&](int bits, int count) {  // Huffman codes come with their highest bit first
    while (count-- > 0) {
      if (used == 8) block += '\0', used = 0;
      block.back() = static_cast<char>(block.back() | (bits >> count & 1) << used++);
    }
  };
  put(0b010, 3);       // not the last; fixed codes
  put(0x30 + 'a', 8);  // the letter
  for (int i = 0; i < matches; ++i) {
    put(0b11000101, 8);  // length 258
    put(0, 5);           // distance 1
  }
  put(0, 7);  // end of block
  return block;
}

// ---- HTTP/1.1 -----------------------------------------------------------------------------------

inline std::vector<HostilePeer> hostile_h1_peers() {
  const std::string ok = "HTTP/1.1 200 OK\r\n";
  const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
  const std::string gzip = ok + "Content-Encoding: gzip\r\n\r\n";
  const char kLongHead[] = "the head of the server's response is too long";
  const char kNoHttp[] = "the server gave no proper HTTP response";
  const char kChunks[] = "the server sends chunks with too much around too little content";
  const char kNotChunked[] = "the body is not properly chunked";
  const char kEmpty[] = "the server sends a compressed body with nothing in it";
  return {
      {"interim_heads", "", "HTTP/1.1 100 Continue\r\n\r\n", Status::Protocol, kLongHead},
      {"fields", ok, "x: y\r\n", Status::Protocol, kLongHead},
      {"fields_without_colon", ok, "xy\r\n", Status::Protocol, kLongHead},
      {"folded_lines", ok, " folded\r\n", Status::Protocol, kLongHead},
      {"field_without_end", ok + "x: ", "x", Status::Protocol, kLongHead},
      {"location_without_end", ok + "location: ", "x", Status::Protocol, kNoHttp},
      {"reason_without_end", "HTTP/1.1 200 ", "x", Status::Protocol, kLongHead},
      {"empty_lines", "", "\r\n", Status::Protocol, kNoHttp},
      {"zeros", "", std::string(64, '\0'), Status::Protocol, kNoHttp},
      {"extension_without_end", chunked + "5;", "x", Status::Protocol, kChunks},
      {"chunks_of_a_byte", chunked, "1;" + std::string(200, 'x') + "\r\na\r\n", Status::Protocol,
       kChunks},
      {"size_without_end", chunked, "0", Status::Protocol, kChunks},
      {"line_ends_for_chunks", chunked, "\r\n", Status::Protocol, kNotChunked},
      {"trailers", chunked + "0\r\n", "x: y\r\n", Status::Protocol, kNotChunked},
      {"trailer_without_end", chunked + "0\r\nx: ", "x", Status::Protocol, kNotChunked},
      {"two_lengths", ok + "content-length: 1\r\ncontent-length: 2\r\n\r\n", "x", Status::Protocol,
       kNoHttp},
      {"empty_blocks", gzip + gzip_head(), bytes({0, 0, 0, 0xff, 0xff}), Status::Protocol, kEmpty},
      {"empty_members", gzip, empty_gzip_member(), Status::Protocol, kEmpty},
      {"gzip_name_without_end", gzip + gzip_head(8), "x", Status::Protocol, kEmpty},
      {"swelling", gzip + gzip_head(), swelling_deflate_block(1006), Status::Protocol,
       "the server's compressed body swells without end"},
      {"garbage_behind_gzip", gzip + empty_gzip_member(), "garbage", Status::Ok, ""},
  };
}

// ---- HTTP/2 (RFC 9113) --------------------------------------------------------------------------

/// A frame; the client's only request is stream 1.
inline std::string h2_frame(int type, int flags, int stream, const std::string& payload = "") {
  const auto size = static_cast<int>(payload.size());
  return bytes({size >> 16, size >> 8, size, type, flags, 0, 0, 0, stream}) + payload;
}

inline std::vector<HostilePeer> hostile_h2_peers() {
  enum Type { Data, Headers, Priority, Reset, Settings, Push, Ping, GoAway, Window, Continuation };
  constexpr int kEndHeaders = 4, kPadded = 8, kAck = 1;
  const std::string settings = h2_frame(Settings, 0, 0);
  const std::string head = h2_frame(Headers, kEndHeaders, 1, "\x88");  // :status 200
  const std::string interim = h2_frame(Headers, kEndHeaders, 1,
                                       "\x08\x03"
                                       "103");
  const std::string ping = h2_frame(Ping, 0, 0, std::string(8, 'p'));
  const std::string one = bytes({0, 0, 0, 1}), zero(4, '\0');
  // An entry for the table that is then named again and again, by one byte each time.
  const std::string entry =
      "\x40\x01"
      "x"
      "\x1e" +
      std::string(30, 'y');
  const char kIdle[] = "the server sends frames without end that carry nothing";
  const char kBroke[] = "the server broke the HTTP/2 protocol";
  const char kResponse[] = "the server's response breaks the HTTP/2 protocol";
  const char kReset[] = "the server reset the stream";
  const char kLongHead[] = "the head of the server's response is too long";
  return {
      {"priorities", settings, h2_frame(Priority, 0, 1, zero + "\x10"), Status::Protocol, kIdle},
      {"windows", settings, h2_frame(Window, 0, 0, one), Status::Protocol, kIdle},
      {"windows_of_a_stream", settings, h2_frame(Window, 0, 1, one), Status::Protocol, kIdle},
      {"settings", settings, settings, Status::Protocol, kIdle},
      {"pings", settings, ping, Status::Protocol, kIdle},
      {"ping_answers", settings, h2_frame(Ping, kAck, 0, std::string(8, 'p')), Status::Protocol,
       kIdle},
      {"unknown_frames", settings, h2_frame(0xfa, 0, 1, "what"), Status::Protocol, kIdle},
      {"unknown_large_frames", settings, h2_frame(0xfa, 0, 1, std::string(16384, 'x')),
       Status::Protocol, kIdle},
      {"alternative_services", settings, h2_frame(0xa, 0, 1, std::string(2, '\0') + "h"),
       Status::Protocol, kIdle},
      {"farewells", settings, h2_frame(GoAway, 0, 0, one + zero), Status::Protocol, kIdle},
      {"interim_heads", settings, interim, Status::Protocol, kLongHead},
      {"empty_data", settings + head, h2_frame(Data, 0, 1), Status::Protocol, kIdle},
      {"padding", settings + head, h2_frame(Data, kPadded, 1, "\x3f" + std::string(0x3f, '\0')),
       Status::Protocol, kIdle},
      {"a_ping_for_each_byte", settings + head, ping + h2_frame(Data, 0, 1, "x"), Status::Protocol,
       kIdle},
      {"continuations", settings + h2_frame(Headers, 0, 1), h2_frame(Continuation, 0, 1),
       Status::Protocol, kBroke},
      {"settings_of_many_entries", settings, h2_frame(Settings, 0, 0, std::string(6 * 1000, '\0')),
       Status::Protocol, kBroke},
      {"acknowledgements", settings, h2_frame(Settings, kAck, 0), Status::Protocol, kBroke},
      {"pushes", settings, h2_frame(Push, kEndHeaders, 1, bytes({0, 0, 0, 2}) + "\x82"),
       Status::Protocol, kBroke},
      {"broken_table", settings, h2_frame(Headers, kEndHeaders, 1, "\xff\xff\xff\xff\xff\xff\xff"),
       Status::Protocol, kBroke},
      {"swelling_head",
       settings + h2_frame(Headers, kEndHeaders, 1, entry + std::string(4000, '\xbe')), ping,
       Status::Protocol, kLongHead},
      {"resets", settings, h2_frame(Reset, 0, 1, zero), Status::Protocol, kReset},
      {"second_heads", settings + head, head, Status::Protocol, kResponse},
      {"http_1", "HTTP/1.1 400 Bad Request\r\n\r\n", "x", Status::Protocol, kBroke},
      {"zeros", settings, std::string(64, '\0'), Status::Protocol, kBroke},
  };
}

}  // namespace weft
