#include "fetch/net/connection.h"

#include <algorithm>

#include "fetch/net/h1.h"
#include "fetch/net/h2.h"
#include "fetch/net/socket.h"
#include "fetch/net/window.h"

namespace weft {
namespace {

constexpr size_t kLeastLineBytes = 4096;  // for HTTP/1.1, even when the window is smaller

std::string_view without_brackets(std::string_view host) {
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

Status Connection::open(const Url& url, TlsClient* tls, size_t window_bytes, Notes& notes,
                        Deadline deadline) {
  const std::string_view host = without_brackets(url.host);
  origin_ = Origin::of(url);
  WEFT_TRY_ASSIGN(origin_.host, arena_.copy(url.host));
  WEFT_TRY_ASSIGN(origin_.scheme, arena_.copy(url.scheme));
  WEFT_TRY_ASSIGN(socket_, connect_tcp(*budget_, notes, host, origin_.port, deadline));
  if (tls) {
    WEFT_TRY_ASSIGN(tls_, tls->connect(*socket_, host, deadline));
  }
  const Status status = start_protocol(window_bytes, deadline);
  if (status != Status::Ok && status != Status::OutOfMemory)
    notes.notef("%.*s: %s", static_cast<int>(host.size()), host.data(), transport_reason(status));
  return status;
}

Status Connection::start_protocol(size_t window_bytes, Deadline deadline) {
  Transport& transport = tls_ ? static_cast<Transport&>(*tls_) : *socket_;
  if (tls_ && tls_->alpn() == "h2") {
    WEFT_TRY_ASSIGN(http_,
                    start_h2(*budget_, transport, first_window(window_bytes, *budget_), deadline));
    return Status::Ok;
  }
  WEFT_TRY_ASSIGN(Owned<H1Connection> h1, make_owned<H1Connection>(*budget_, *budget_, transport));
  WEFT_TRY(h1->start(std::max(window_bytes, kLeastLineBytes)));
  http_ = Owned<HttpConnection>(std::move(h1));
  return Status::Ok;
}

}  // namespace weft
