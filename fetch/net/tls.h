// TLS by mbedTLS over another transport: chain and host name verified, ALPN for HTTP. A connection
// takes what mbedTLS's record buffers take (about 37 KB in the usual build); the trusted
// certificates are looked up in the mapped bundle one at a time and never kept.
#pragma once

#include "fetch/transport.h"
#include "weft/fetcher.h"

namespace weft {

class TlsTransport : public Transport {
 public:
  /// The protocol agreed on ("h2", "http/1.1"), or empty.
  virtual std::string_view alpn() const = 0;
  /// Whether the handshake went on with a session that was kept.
  virtual bool is_resumed() const = 0;
};

/// The certificates that TLS connections trust.
struct TrustAnchors {
  std::string_view ca_file = {};          ///< A PEM bundle; empty: the system's.
  std::string_view ca_certificates = {};  ///< PEM text in place of a file, unless it is empty.
  CertificateCheck check = CertificateCheck::Required;
};

/// The state that all TLS connections share: the random generator, the configuration, the trusted
/// certificates.
class TlsClient {
 public:
  /// `anchors.ca_certificates` and `sessions` (FetchOptions::tls_sessions) outlive the client.
  /// Errors, noted: NotFound or Corrupt (the bundle), Io (no random numbers); OutOfMemory.
  static Result<Owned<TlsClient>> create(Budget& budget, Notes& notes, const TrustAnchors& anchors,
                                         Store* sessions = nullptr);
  /// Whether this build's mbedTLS has TLS 1.3; 1.2 is always there, and nothing older.
  static bool speaks_tls_1_3();
  virtual ~TlsClient() = default;
  /// Shakes hands over `below`, which must outlive the result. `host` is a name or an address
  /// without brackets. Errors, noted: Untrusted, Protocol, Io, Timeout; OutOfMemory.
  virtual Result<Owned<TlsTransport>> connect(Transport& below, std::string_view host,
                                              Deadline deadline) = 0;
};

}  // namespace weft
