// One connection to an origin: the socket, TLS on it for https, and the protocol that was agreed
// on.
#pragma once

#include "fetch/net/stream.h"
#include "fetch/net/tls.h"

namespace weft {

/// The origin that a connection leads to: requests of one origin share it.
struct Origin {
  std::string_view scheme, host;
  uint16_t port = 0;

  static Origin of(const Url& url) { return {url.scheme, url.host, url.effective_port()}; }
  bool operator==(const Origin&) const = default;
};

class Connection {
 public:
  explicit Connection(Budget& budget) : budget_(&budget), arena_(budget, 128) {}

  /// Connects to the origin of `url`; `tls` is null for http:; a body begins with a window of
  /// `window_bytes` or more (first_window()). Errors are noted with the host:
  /// those of connect_tcp() and TlsClient::connect(); OutOfMemory.
  Status open(const Url& url, TlsClient* tls, size_t window_bytes, Notes& notes, Deadline deadline);

  const Origin& origin() const { return origin_; }
  /// TlsTransport::is_resumed().
  bool is_resumed() const { return tls_ && tls_->is_resumed(); }
  HttpConnection& http() { return *http_; }
  const HttpConnection& http() const { return *http_; }

 private:
  Status start_protocol(size_t window_bytes, Deadline deadline);

  // Destroyed from the last to the first: each says its farewell through those before it.
  Budget* budget_;
  Arena arena_;
  Origin origin_;
  Owned<Transport> socket_;
  Owned<TlsTransport> tls_;
  Owned<HttpConnection> http_;
};

}  // namespace weft
