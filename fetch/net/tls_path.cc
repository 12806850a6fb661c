#include "fetch/net/tls_path.h"

#include <algorithm>

#include "fetch/net/tls_distinguished_name.h"
#include "fetch/net/tls_name_constraints.h"
#include "fetch/net/tls_version.h"

namespace weft {
namespace {

constexpr unsigned kLeastRsaBits = 2048;

// Without SHA-1 and SHA-224, and with the curves that browsers take.
constexpr mbedtls_x509_crt_profile kProfile = {MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA256) |
                                                   MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA384) |
                                                   MBEDTLS_X509_ID_FLAG(MBEDTLS_MD_SHA512),
                                               kKnownKeys, kKnownCurves, kLeastRsaBits};

constexpr uint8_t kCommonName[] = {0x55, 0x04, 0x03}, kOrganization[] = {0x55, 0x04, 0x0A};
constexpr uint8_t kBasicConstraints[] = {0x55, 0x1D, 0x13};
constexpr uint8_t kExtendedKeyUsage[] = {0x55, 0x1D, 0x25};
constexpr uint8_t kServerAuth[] = {0x2B, 6, 1, 5, 5, 7, 3, 1};
constexpr uint8_t kNetscapeUse[] = {0x60, 0x86, 0x48, 1, 0x86, 0xF8, 0x42, 1, 1};
constexpr uint8_t kNetscapeServer = 0x40, kNetscapeAuthority = 0x04;

bool are_same(const mbedtls_x509_crt& a, const mbedtls_x509_crt& b) {
  return equal(bytes_of(a.raw), bytes_of(b.raw));
}

bool is_issued_by(const mbedtls_x509_crt& certificate, const mbedtls_x509_crt& authority) {
  return same_name(bytes_of(certificate.issuer_raw), bytes_of(authority.subject_raw));
}

bool is_rsa(const mbedtls_x509_crt& certificate) { return kind_of(certificate.pk) == KeyKind::Rsa; }

bool has_good_key(const mbedtls_x509_crt& certificate) {
  if (is_rsa(certificate)) return mbedtls_pk_get_bitlen(&certificate.pk) >= kLeastRsaBits;
  return kind_of(certificate.pk) == KeyKind::NistCurve;
}

// An extendedKeyUsage must name servers, with authorities too (as OpenSSL and browsers have it).
bool allows_servers(const mbedtls_x509_crt& certificate) {
  const Bytes uses = find_extension(certificate, kExtendedKeyUsage);
  if (!uses.data()) return true;
  DerReader outer(uses);
  for (DerReader all(outer.read(kSequence)); all.tag() != -1;)
    if (equal(all.read(MBEDTLS_ASN1_OID), kServerAuth)) return true;
  return false;
}

// Netscape's older extension for the same.
bool allows_netscape_use(const mbedtls_x509_crt& certificate, uint8_t use) {
  const Bytes extension = find_extension(certificate, kNetscapeUse);
  if (!extension.data()) return true;
  DerReader outer(extension);
  const Bytes bits = outer.read(MBEDTLS_ASN1_BIT_STRING);
  return bits.size() >= 2 && (bits[1] & use);
}

bool may_be_used(const mbedtls_x509_crt& certificate, bool is_of_server) {
  if (!allows_servers(certificate)) return false;
  if (!is_of_server) return allows_netscape_use(certificate, kNetscapeAuthority);
  // All key exchanges that are offered sign.
  return allows_netscape_use(certificate, kNetscapeServer) &&
         mbedtls_x509_crt_check_key_usage(&certificate, MBEDTLS_X509_KU_DIGITAL_SIGNATURE) == 0;
}

bool is_authority(const mbedtls_x509_crt& certificate, bool is_trusted) {
  // Certificates of version 1 have no extensions to say so.
  if (certificate.version < 3) return is_trusted;
  DerReader outer(find_extension(certificate, kBasicConstraints));
  DerReader constraints(outer.read(kSequence));
  const Bytes is_ca = constraints.read(MBEDTLS_ASN1_BOOLEAN);
  return is_ca.size() == 1 && is_ca[0] &&
         mbedtls_x509_crt_check_key_usage(&certificate, MBEDTLS_X509_KU_KEY_CERT_SIGN) == 0;
}

void copy_printable(Bytes text, std::span<char> into) {
  size_t size = 0;
  for (const uint8_t c : text)
    if (size + 1 < into.size()) into[size++] = c >= ' ' && c < 0x7F ? static_cast<char>(c) : '?';
  into[size] = 0;
}

}  // namespace

// ---- the search ---------------------------------------------------------------------------------

PathSearch::PathSearch(mbedtls_x509_crt& chain, const HostName& host, Deadline deadline)
    : host_(&host), deadline_(deadline) {
  for (mbedtls_x509_crt* each = &chain; each && size_ < kMostCertificates; each = each->next)
    chain_[size_++] = each;
  path_[0] = &chain;
  length_ = 1;
}

bool PathSearch::wants(Bytes subject) const {
  return std::any_of(chain_, chain_ + size_, [&](const mbedtls_x509_crt* each) {
    return same_name(bytes_of(each->issuer_raw), subject);
  });
}

bool PathSearch::is_on_path(const mbedtls_x509_crt& certificate) const {
  return std::any_of(path_, path_ + length_,
                     [&](const mbedtls_x509_crt* each) { return are_same(*each, certificate); });
}

Status PathSearch::try_anchor(mbedtls_x509_crt& anchor) {
  // A server's certificate may be trusted as it is.
  if (are_same(anchor, *chain_[0])) WEFT_TRY(judge(anchor));
  return search(anchor);
}

// Depth first, over whichever certificates name each other.
Status PathSearch::search(mbedtls_x509_crt& anchor) {
  if (is_trusted() || steps_left_-- <= 0) return Status::Ok;
  const mbedtls_x509_crt& last = *path_[length_ - 1];
  if (is_on_path(anchor)) return Status::Ok;
  if (is_issued_by(last, anchor)) WEFT_TRY(judge(anchor));
  if (length_ == kLongestPath) return Status::Ok;
  for (size_t i = 1; i < size_ && !is_trusted(); ++i) {
    mbedtls_x509_crt& next = *chain_[i];
    if (!is_issued_by(last, next) || is_on_path(next)) continue;
    path_[length_++] = &next;
    const Status status = search(anchor);
    --length_;
    WEFT_TRY(status);
  }
  return Status::Ok;
}

Status PathSearch::judge(mbedtls_x509_crt& anchor) {
  if (deadline_.passed()) return Status::Timeout;
  if (is_trusted() || signatures_left_ < static_cast<int>(length_)) return Status::Ok;
  signatures_left_ -= static_cast<int>(length_);
  WEFT_TRY(check_by_mbedtls(anchor));
  const Verdict verdict = review(anchor);
  if (verdict.reason > verdict_.reason) verdict_ = verdict;
  return Status::Ok;
}

// ---- mbedTLS: signatures, authority, depth, dates, and how strong they are ----------------------

void PathSearch::link_path() {
  for (size_t i = 0; i < length_; ++i) path_[i]->next = i + 1 < length_ ? path_[i + 1] : nullptr;
}

int PathSearch::record(void* self, mbedtls_x509_crt*, int depth, uint32_t* flags) {
  static_cast<PathSearch*>(self)->flags_[depth] = *flags;
  return 0;
}

Status PathSearch::check_by_mbedtls(mbedtls_x509_crt& anchor) {
  mbedtls_x509_crt* const rest = chain_[size_ - 1]->next;
  std::fill(std::begin(flags_), std::end(flags_), 0u);
  link_path();
  uint32_t flags = 0;
  const int error = mbedtls_x509_crt_verify_with_profile(path_[0], &anchor, nullptr, &kProfile,
                                                         nullptr, &flags, record, this);
  for (size_t i = 0; i < size_; ++i) chain_[i]->next = i + 1 < size_ ? chain_[i + 1] : rest;
  if (is_out_of_memory(error)) return Status::OutOfMemory;
  // Its other errors give flags to no certificate.
  if (error != 0 && error != MBEDTLS_ERR_X509_CERT_VERIFY_FAILED)
    flags_[0] |= MBEDTLS_X509_BADCERT_NOT_TRUSTED;
  return Status::Ok;
}

// ---- all that is wrong with a path: the gravest counts ------------------------------------------

const mbedtls_x509_crt& PathSearch::above(size_t depth, const mbedtls_x509_crt& anchor) const {
  return depth + 1 < length_ ? *path_[depth + 1] : anchor;
}

Verdict PathSearch::review(const mbedtls_x509_crt& anchor) const {
  Verdict worst{.reason = Distrust::None};
  auto object = [&](Distrust reason, const mbedtls_x509_crt& certificate) {
    if (reason >= worst.reason) return;
    worst = {.reason = reason, .is_of_server = &certificate == path_[0]};
    const Bytes subject = bytes_of(certificate.subject_raw);
    const Bytes name = find_attribute(subject, kCommonName);
    copy_printable(name.empty() ? find_attribute(subject, kOrganization) : name, worst.name);
    worst.date = reason == Distrust::Expired ? certificate.valid_to : certificate.valid_from;
    worst.digest = certificate.MBEDTLS_PRIVATE(sig_md);
    if (is_rsa(certificate))
      worst.rsa_bits = static_cast<unsigned>(mbedtls_pk_get_bitlen(&certificate.pk));
  };
  const bool is_anchored_itself = are_same(anchor, *path_[0]);
  const size_t top = is_anchored_itself ? 0 : length_;
  for (size_t depth = 0; depth <= top; ++depth) {
    const mbedtls_x509_crt& each = depth < length_ ? *path_[depth] : anchor;
    const uint32_t flags = flags_[depth];
    if (!is_anchored_itself && (flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED)) {
      const mbedtls_x509_crt& issuer = above(depth, anchor);
      const int most_below = issuer.MBEDTLS_PRIVATE(max_pathlen);  // plus one; 0 is any number
      const bool is_too_deep = most_below > 0 && static_cast<size_t>(most_below) < depth + 1;
      if (!is_authority(issuer, &issuer == &anchor)) object(Distrust::NotAnAuthority, issuer);
      else
        object(is_too_deep ? Distrust::TooDeep : Distrust::BadSignature,
               is_too_deep ? issuer : each);
    }
    // The signature of what is trusted by itself says nothing.
    if (depth < top && (flags & (MBEDTLS_X509_BADCERT_BAD_MD | MBEDTLS_X509_BADCERT_BAD_PK)))
      object(Distrust::WeakSignature, each);
    if (!has_good_key(each)) object(Distrust::WeakKey, each);
    if (!may_be_used(each, depth == 0)) object(Distrust::ForbiddenUse, each);
    if (flags & MBEDTLS_X509_BADCERT_EXPIRED) object(Distrust::Expired, each);
    if (flags & MBEDTLS_X509_BADCERT_FUTURE) object(Distrust::NotYetValid, each);
    // RFC 5280, 6.1.4 (b): not those of what an authority issued to itself, but the server's.
    if (depth > 0 && depth < top && is_issued_by(each, each)) continue;
    for (size_t i = depth + 1; i <= top; ++i) {
      const mbedtls_x509_crt& authority = above(i - 1, anchor);
      const NameRuling ruling =
          depth == 0 ? rule_server(authority, each, *host_) : rule_names(authority, each);
      if (ruling == NameRuling::Forbidden) object(Distrust::ForbiddenName, authority);
      if (ruling == NameRuling::Undecided) object(Distrust::UndecidedName, authority);
    }
  }
  if (!certifies(*path_[0], *host_)) object(Distrust::OtherName, *path_[0]);
  return worst;
}

}  // namespace weft
