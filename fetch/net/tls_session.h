// TLS sessions that outlive their connection, in a Store: a server that was trusted once is greeted
// by half a handshake (RFC 5246, 7.3; RFC 8446, 2.2), without certificates and their signatures.
#pragma once

#include <array>

#include "fetch/net/tls_version.h"
#include "weft/budget.h"
#include "weft/store.h"

namespace weft {

class TlsSessions {
 public:
  /// `trust`: a hash of whom the program trusts; sessions of another trust are none. A null store
  /// keeps nothing.
  TlsSessions(Budget& budget, Store* store, uint64_t trust)
      : budget_(&budget), store_(store), trust_(trust) {}

  /// What the session with a host is known by: a digest, as whoever has two hosts that are known by
  /// the same would be taken for both.
  using Server = std::array<uint8_t, 16>;
  /// All zeros, for which nothing is kept, when there is no digest.
  Server server(std::string_view host) const;
  /// Takes the session with `server` out of the store, and offers it in the handshake of `ssl`,
  /// which begins after that; `end` is when the server's certificate expires. False when there is
  /// none, or that day has come.
  bool offer(mbedtls_ssl_context& ssl, const Server& server, mbedtls_x509_time& end);
  /// Keeps the session of `ssl` without a certificate, with a server that is trusted until `end`.
  /// One that cannot be kept is forgotten.
  void keep(const mbedtls_ssl_context& ssl, const Server& server, const mbedtls_x509_time& end);

 private:
  static constexpr size_t kMostBytes = 1024;  // with a long ticket, but without a certificate
  struct Head {
    Server server;
    mbedtls_x509_time end;
  };

  Budget* budget_;
  Store* store_;
  uint64_t trust_;
};

}  // namespace weft
