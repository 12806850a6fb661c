// The way from a server's certificate up to a trusted one (RFC 5280, 6): the server's chain gives
// the steps in any order, with whatever else it holds.
#pragma once

#include "fetch/net/tls_general_name.h"
#include "fetch/transport.h"

namespace weft {

/// Why there is no trust, the gravest first.
enum class Distrust : uint8_t {
  UnknownIssuer,
  BadSignature,
  NotAnAuthority,
  TooDeep,  ///< below an authority that may not have so many below it
  WeakSignature,
  WeakKey,
  ForbiddenUse,
  ForbiddenName,
  UndecidedName,
  Expired,
  NotYetValid,
  OtherName,
  None,
};

/// The fault of the best path, and the certificate of it that has it.
struct Verdict {
  Distrust reason = Distrust::UnknownIssuer;
  bool is_of_server = true;                    ///< the server's own certificate, not an authority's
  char name[64] = {};                          ///< the name of its subject; plain ASCII
  mbedtls_x509_time date = {};                 ///< with Expired and NotYetValid
  mbedtls_md_type_t digest = MBEDTLS_MD_NONE;  ///< with WeakSignature
  unsigned rsa_bits = 0;                       ///< with WeakKey; 0: another kind of key
};

/// Tries anchors, one after the other, on top of a server's chain. The work is bounded: of what
/// a hostile chain could be joined to, only so many paths are tried.
class PathSearch {
 public:
  /// `chain` and `host` outlive it; the chain's order is changed while an anchor is tried.
  PathSearch(mbedtls_x509_crt& chain, const HostName& host, Deadline deadline);

  /// True when a certificate of the chain names `subject` as its issuer.
  bool wants(Bytes subject) const;
  /// Looks for a good path to `anchor`. Errors: Timeout, OutOfMemory.
  Status try_anchor(mbedtls_x509_crt& anchor);
  bool is_trusted() const { return verdict_.reason == Distrust::None; }
  const Verdict& verdict() const { return verdict_; }

 private:
  static constexpr size_t kMostCertificates = 32, kLongestPath = 9;
  static constexpr int kMostSignatures = 48, kMostSteps = 512;

  Status search(mbedtls_x509_crt& anchor);
  bool is_on_path(const mbedtls_x509_crt& certificate) const;
  Status judge(mbedtls_x509_crt& anchor);
  Status check_by_mbedtls(mbedtls_x509_crt& anchor);
  void link_path();
  Verdict review(const mbedtls_x509_crt& anchor) const;
  const mbedtls_x509_crt& above(size_t depth, const mbedtls_x509_crt& anchor) const;
  static int record(void* self, mbedtls_x509_crt*, int depth, uint32_t* flags);

  const HostName* host_;
  Deadline deadline_;
  mbedtls_x509_crt* chain_[kMostCertificates];
  size_t size_ = 0;
  mbedtls_x509_crt* path_[kLongestPath];
  size_t length_ = 0;
  uint32_t flags_[kLongestPath + 1];  // mbedTLS's, by depth
  int signatures_left_ = kMostSignatures, steps_left_ = kMostSteps;
  Verdict verdict_;
};

}  // namespace weft
