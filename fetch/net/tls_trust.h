// The decision whether a server's certificate chain proves its name (RFC 5280, by mbedTLS). The
// bundle of trusted certificates stays a mapped PEM file; only those that could have issued one of
// the chain are decoded, one at a time.
#pragma once

#include <mbedtls/x509_crt.h>

#include "render/base/budget.h"
#include "render/base/notes.h"

namespace weft {

class TrustedCertificates {
 public:
  explicit TrustedCertificates(Budget& budget) : budget_(&budget) {}
  ~TrustedCertificates();
  TrustedCertificates(const TrustedCertificates&) = delete;
  TrustedCertificates& operator=(const TrustedCertificates&) = delete;

  /// Maps the bundle. Errors, noted: NotFound, Io, Corrupt (no certificate in it).
  Status open(const char* path, Notes& notes);
  /// mbedTLS's MBEDTLS_X509_BAD… flags of `chain` for the server `host` (a name or an address
  /// without brackets); 0 when it is trusted. Errors: OutOfMemory, Protocol.
  Result<uint32_t> verify(mbedtls_x509_crt& chain, const char* host) const;

 private:
  Budget* budget_;
  std::string_view bundle_;
};

/// One sentence on why `host` is not trusted.
void note_untrusted(Notes& notes, const char* host, const mbedtls_x509_crt& chain, uint32_t flags);

/// True when `host` is an IPv4 or IPv6 address.
bool is_ip_address(const char* host);

/// True when mbedTLS's `error` says that memory ran out.
bool is_out_of_memory(int error);

}  // namespace weft
