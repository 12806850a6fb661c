// The decision whether a server's certificate chain proves its name (RFC 5280). The bundle of
// trusted certificates is PEM text that stays where it is, in a mapped file or in flash; only those
// that could have issued one of the chain are decoded, one at a time.
#pragma once

#include "fetch/net/tls_path.h"
#include "render/base/files.h"
#include "weft/budget.h"
#include "weft/notes.h"

namespace weft {

class TrustedCertificates {
 public:
  explicit TrustedCertificates(Budget& budget) : budget_(&budget) {}

  /// Maps a bundle, a file of certificates in PEM form. Errors: OutOfMemory; noted: NotFound, and
  /// Corrupt (no certificate in it).
  Status open(std::string_view path, Notes& notes);
  /// Takes a bundle that lies in memory and outlives this; `name` is what notes call it. Errors,
  /// noted: Corrupt.
  Status use(std::string_view bundle, std::string_view name, Notes& notes);
  /// The argument against `chain` as the proof of the server `host` (a name or an address without
  /// brackets); Distrust::None when it is trusted. Errors: OutOfMemory, Timeout.
  Result<Verdict> judge(mbedtls_x509_crt& chain, const char* host, Deadline deadline) const;

 private:
  Budget* budget_;
  MappedFile file_;
  std::string_view bundle_;  // in file_, or the program's own
};

}  // namespace weft
