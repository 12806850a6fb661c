#include "fetch/net/tls_trust.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <mbedtls/asn1.h>
#include <mbedtls/base64.h>
#include <unistd.h>

#include <cstring>

#include "fetch/file.h"
#include "fetch/net/tls_version.h"

namespace weft {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
constexpr size_t kLongestCertificate = 32 * 1024;

// ---- the certificates of a bundle, one after the other ----

// The base64 text of the next certificate in `bundle`, which is shortened; empty at the end.
std::string_view next_pem_body(std::string_view& bundle) {
  const size_t begin = bundle.find(kBegin);
  if (begin == bundle.npos) return {};
  bundle.remove_prefix(begin + kBegin.size());
  const size_t end = bundle.find(kEnd);
  if (end == bundle.npos) return {};
  const std::string_view body = bundle.substr(0, end);
  bundle.remove_prefix(end + kEnd.size());
  return body;
}

// Certificates in DER, decoded into one block that grows to the longest.
class CertificateReader {
 public:
  CertificateReader(Budget& budget, std::string_view bundle) : budget_(&budget), bundle_(bundle) {}
  ~CertificateReader() { budget_->release(block_, capacity_); }
  CertificateReader(const CertificateReader&) = delete;
  CertificateReader& operator=(const CertificateReader&) = delete;

  /// Empty at the end; what is not base64 is passed over. Valid until the next call. Errors:
  /// OutOfMemory.
  Result<std::span<const uint8_t>> next() {
    for (;;) {
      const std::string_view body = next_pem_body(bundle_);
      if (body.empty()) return std::span<const uint8_t>();
      if (body.size() > kLongestCertificate) continue;
      WEFT_TRY(reserve(body.size() / 4 * 3 + 3));
      size_t size = 0;
      const auto* text = reinterpret_cast<const unsigned char*>(body.data());
      if (mbedtls_base64_decode(block_, capacity_, &size, text, body.size()) == 0 && size > 0)
        return std::span<const uint8_t>(block_, size);
    }
  }

 private:
  Status reserve(size_t bytes) {
    if (bytes <= capacity_) return Status::Ok;
    budget_->release(block_, capacity_);
    capacity_ = 0;
    block_ = static_cast<uint8_t*>(budget_->allocate(bytes));
    if (!block_) return Status::OutOfMemory;
    capacity_ = bytes;
    return Status::Ok;
  }

  Budget* budget_;
  std::string_view bundle_;
  uint8_t* block_ = nullptr;
  size_t capacity_ = 0;
};

constexpr int kSequence = MBEDTLS_ASN1_CONSTRUCTED | MBEDTLS_ASN1_SEQUENCE;
constexpr int kVersion = MBEDTLS_ASN1_CONTEXT_SPECIFIC | MBEDTLS_ASN1_CONSTRUCTED;

// Passes over one value of the given tag; false when it is another.
bool skip(unsigned char*& at, const unsigned char* end, int tag) {
  size_t size = 0;
  if (mbedtls_asn1_get_tag(&at, end, &size, tag) != 0) return false;
  at += size;
  return true;
}

// The subject of a certificate (RFC 5280, 4.1: after version, serial, signature, issuer and
// validity), as in the DER.
std::span<const uint8_t> subject_of(std::span<const uint8_t> certificate) {
  auto* at = const_cast<unsigned char*>(certificate.data());
  const unsigned char* end = at + certificate.size();
  size_t size = 0;
  if (mbedtls_asn1_get_tag(&at, end, &size, kSequence) != 0) return {};
  if (mbedtls_asn1_get_tag(&at, end, &size, kSequence) != 0) return {};
  if (at < end && *at == kVersion && !skip(at, end, kVersion)) return {};
  const int before_subject[] = {MBEDTLS_ASN1_INTEGER, kSequence, kSequence, kSequence};
  for (const int tag : before_subject)
    if (!skip(at, end, tag)) return {};
  const unsigned char* subject = at;
  if (!skip(at, end, kSequence)) return {};
  return {subject, static_cast<size_t>(at - subject)};
}

bool equal(const mbedtls_x509_buf& buffer, std::span<const uint8_t> bytes) {
  return buffer.len == bytes.size() && bytes.size() > 0 &&
         std::memcmp(buffer.p, bytes.data(), bytes.size()) == 0;
}

// True when `certificate` is the server's own or may have issued one of `chain`.
bool is_candidate(std::span<const uint8_t> certificate, const mbedtls_x509_crt& chain) {
  if (equal(chain.raw, certificate)) return true;
  const std::span<const uint8_t> subject = subject_of(certificate);
  for (const mbedtls_x509_crt* each = &chain; each; each = each->next)
    if (equal(each->issuer_raw, subject)) return true;
  return false;
}

// ---- verification ----

class Certificate {
 public:
  Certificate() { mbedtls_x509_crt_init(&certificate_); }
  ~Certificate() { mbedtls_x509_crt_free(&certificate_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  int parse(std::span<const uint8_t> der) {
    return mbedtls_x509_crt_parse_der(&certificate_, der.data(), der.size());
  }
  mbedtls_x509_crt* get() { return &certificate_; }

 private:
  mbedtls_x509_crt certificate_;
};

struct IpAddress {
  uint8_t bytes[16];
  size_t size = 0;
};
IpAddress parse_ip_address(const char* host) {
  IpAddress address;
  if (inet_pton(AF_INET, host, address.bytes) == 1)
    address.size = 4;
  else if (inet_pton(AF_INET6, host, address.bytes) == 1)
    address.size = 16;
  return address;
}

int san_type(const mbedtls_x509_sequence& name) {
  return name.buf.tag & MBEDTLS_ASN1_TAG_VALUE_MASK;
}

// mbedTLS 2.28 compares DNS names only; an address must be among the certificate's iPAddress names.
bool certifies_address(const mbedtls_x509_crt& certificate, const IpAddress& address) {
  const mbedtls_x509_sequence* name = &certificate.subject_alt_names;
  for (; name; name = name->next)
    if (san_type(*name) == MBEDTLS_X509_SAN_IP_ADDRESS &&
        equal(name->buf, {address.bytes, address.size}))
      return true;
  return false;
}

// The flags of `chain` when `trusted` is all that is trusted. Errors: OutOfMemory, Protocol.
Result<uint32_t> verify_against(mbedtls_x509_crt& chain, mbedtls_x509_crt* trusted,
                                const char* host) {
  const IpAddress address = parse_ip_address(host);
  uint32_t flags = 0;
  const int error = mbedtls_x509_crt_verify_with_profile(
      &chain, trusted, nullptr, &mbedtls_x509_crt_profile_default, address.size ? nullptr : host,
      &flags, nullptr, nullptr);
  if (error != 0 && error != MBEDTLS_ERR_X509_CERT_VERIFY_FAILED)
    return is_out_of_memory(error) ? Status::OutOfMemory : Status::Protocol;
  if (address.size && !certifies_address(chain, address)) flags |= MBEDTLS_X509_BADCERT_CN_MISMATCH;
  return flags;
}

// ---- sentences ----

struct FlagReason {
  uint32_t flags;
  const char* reason;
};
constexpr FlagReason kReasons[] = {
    {MBEDTLS_X509_BADCERT_FUTURE, "is not valid yet (is the clock right?)"},
    {MBEDTLS_X509_BADCERT_BAD_MD | MBEDTLS_X509_BADCERT_BAD_PK | MBEDTLS_X509_BADCERT_BAD_KEY,
     "has a key or signature that is too weak"},
    {MBEDTLS_X509_BADCERT_KEY_USAGE | MBEDTLS_X509_BADCERT_EXT_KEY_USAGE,
     "may not be used by a server"},
};

// Room for text from a certificate, in which only plain ASCII is let through.
class NameList {
 public:
  void add(std::string_view name) {
    if (size_ && size_ + 2 < sizeof text_) text_[size_++] = ',', text_[size_++] = ' ';
    for (const char c : name)
      if (size_ + 1 < sizeof text_) text_[size_++] = c > ' ' && c < 0x7F ? c : '?';
    text_[size_] = 0;
  }
  const char* text() const { return size_ ? text_ : "none"; }

 private:
  char text_[160] = {};
  size_t size_ = 0;
};

void note_other_names(Notes& notes, const char* host, const mbedtls_x509_crt& certificate) {
  NameList names;
  for (const mbedtls_x509_sequence* name = &certificate.subject_alt_names; name;
       name = name->next) {
    if (san_type(*name) == MBEDTLS_X509_SAN_DNS_NAME)
      names.add({reinterpret_cast<const char*>(name->buf.p), name->buf.len});
    char text[INET6_ADDRSTRLEN];
    const int family = name->buf.len == 4 ? AF_INET : AF_INET6;
    const bool is_address = san_type(*name) == MBEDTLS_X509_SAN_IP_ADDRESS &&
                            (name->buf.len == 4 || name->buf.len == 16);
    if (is_address && inet_ntop(family, name->buf.p, text, sizeof text)) names.add(text);
  }
  notes.notef("%s: the server's certificate is for other names: %s", host, names.text());
}

void note_expired(Notes& notes, const char* host, const mbedtls_x509_crt& chain) {
  const mbedtls_x509_crt* expired = &chain;
  while (expired->next && !mbedtls_x509_time_is_past(&expired->valid_to)) expired = expired->next;
  const mbedtls_x509_time& end = expired->valid_to;
  notes.notef("%s: the server's certificate has expired on %04d-%02d-%02d", host, end.year, end.mon,
              end.day);
}

void note_unknown_issuer(Notes& notes, const char* host, const mbedtls_x509_crt& chain) {
  const mbedtls_x509_crt* last = &chain;
  while (last->next) last = last->next;
  const mbedtls_x509_buf &issuer = last->issuer_raw, &subject = last->subject_raw;
  if (&chain == last && equal(issuer, {subject.p, subject.len})) {
    notes.notef("%s: the server's certificate is self-signed and not among the trusted ones", host);
    return;
  }
  char name[160] = {};
  if (mbedtls_x509_dn_gets(name, sizeof name, &last->issuer) < 0) name[0] = 0;
  NameList shown;
  for (std::string_view rest = name; !rest.empty();) {
    const size_t space = rest.find(' ');
    shown.add(rest.substr(
        0, space > 0 && rest[space == rest.npos ? 0 : space - 1] == ',' ? space - 1 : space));
    rest = space == rest.npos ? std::string_view() : rest.substr(space + 1);
  }
  notes.notef("%s: the server's certificate is from an authority that is not trusted: %s", host,
              shown.text());
}

}  // namespace

TrustedCertificates::~TrustedCertificates() {
  unmap({reinterpret_cast<const uint8_t*>(bundle_.data()), bundle_.size()});
}

Status TrustedCertificates::open(const char* path, Notes& notes) {
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    notes.notef("%s: the file of trusted certificates cannot be opened", path);
    return Status::NotFound;
  }
  const Result<std::span<const uint8_t>> mapped = map_file(file);
  ::close(file);
  WEFT_TRY(mapped.status());
  bundle_ = {reinterpret_cast<const char*>(mapped.value().data()), mapped.value().size()};
  if (bundle_.find(kBegin) != bundle_.npos) return Status::Ok;
  notes.notef("%s: holds no certificate in PEM form", path);
  return Status::Corrupt;
}

Result<uint32_t> TrustedCertificates::verify(mbedtls_x509_crt& chain, const char* host) const {
  WEFT_TRY_ASSIGN(uint32_t best, verify_against(chain, nullptr, host));
  CertificateReader reader(*budget_, bundle_);
  for (;;) {
    WEFT_TRY_ASSIGN(const std::span<const uint8_t> der, reader.next());
    if (der.empty()) return best;
    if (!is_candidate(der, chain)) continue;
    Certificate candidate;
    const int error = candidate.parse(der);
    if (is_out_of_memory(error)) return Status::OutOfMemory;
    if (error != 0) continue;
    WEFT_TRY_ASSIGN(const uint32_t flags, verify_against(chain, candidate.get(), host));
    if (flags == 0) return flags;
    if (!(flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED)) best = flags;
  }
}

void note_untrusted(Notes& notes, const char* host, const mbedtls_x509_crt& chain, uint32_t flags) {
  if (flags & MBEDTLS_X509_BADCERT_EXPIRED) return note_expired(notes, host, chain);
  if (flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED) return note_unknown_issuer(notes, host, chain);
  if (flags & MBEDTLS_X509_BADCERT_CN_MISMATCH) return note_other_names(notes, host, chain);
  for (const FlagReason& row : kReasons)
    if (flags & row.flags) return notes.notef("%s: the server's certificate %s", host, row.reason);
  notes.notef("%s: the server's certificate is not valid", host);
}

bool is_ip_address(const char* host) { return parse_ip_address(host).size != 0; }

bool is_out_of_memory(int error) {
  constexpr int kHighLevel[] = {MBEDTLS_ERR_SSL_ALLOC_FAILED, MBEDTLS_ERR_X509_ALLOC_FAILED,
                                MBEDTLS_ERR_PK_ALLOC_FAILED,  MBEDTLS_ERR_MD_ALLOC_FAILED,
                                MBEDTLS_ERR_ECP_ALLOC_FAILED, MBEDTLS_ERR_CIPHER_ALLOC_FAILED};
  constexpr int kLowLevel[] = {MBEDTLS_ERR_MPI_ALLOC_FAILED, MBEDTLS_ERR_ASN1_ALLOC_FAILED};
  if (error >= 0) return false;
  for (const int failed : kHighLevel)
    if (((-error) & 0xFF80) == ((-failed) & 0xFF80)) return true;
  for (const int failed : kLowLevel)
    if (((-error) & 0x7F) == ((-failed) & 0x7F)) return true;
  return false;
}

}  // namespace weft
