// The decision whether a server's certificate chain proves its name (RFC 5280). The
// bundle of trusted certificates stays a mapped PEM file; only those that could have issued one of
// the chain are decoded, one at a time.
#pragma once

#include "fetch/net/tls_path.h"
#include "weft/budget.h"
#include "weft/notes.h"

namespace weft {

class TrustedCertificates {
 public:
  explicit TrustedCertificates(Budget& budget) : budget_(&budget) {}
  ~TrustedCertificates();
  TrustedCertificates(const TrustedCertificates&) = delete;
  TrustedCertificates& operator=(const TrustedCertificates&) = delete;

  /// Maps the bundle. Errors, noted: NotFound, Io, Corrupt (no certificate in it).
  Status open(const char* path, Notes& notes);
  /// What speaks against `chain` as the proof of the server `host` (a name or an address without
  /// brackets); Distrust::None when it is trusted. Errors: OutOfMemory, Timeout.
  Result<Verdict> judge(mbedtls_x509_crt& chain, const char* host, Deadline deadline) const;

 private:
  Budget* budget_;
  std::string_view bundle_;
};

}  // namespace weft
