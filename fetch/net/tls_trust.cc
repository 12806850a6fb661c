#include "fetch/net/tls_trust.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <mbedtls/base64.h>
#include <unistd.h>

#include <cstdio>

#include "fetch/file.h"
#include "fetch/net/name_constraints.h"
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
  Result<Bytes> next() {
    for (;;) {
      const std::string_view body = next_pem_body(bundle_);
      if (body.empty()) return Bytes();
      if (body.size() > kLongestCertificate) continue;
      WEFT_TRY(reserve(body.size() / 4 * 3 + 3));
      size_t size = 0;
      const auto* text = reinterpret_cast<const unsigned char*>(body.data());
      if (mbedtls_base64_decode(block_, capacity_, &size, text, body.size()) == 0 && size > 0)
        return Bytes(block_, size);
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

// The subject of a certificate (RFC 5280, 4.1: after version, serial, signature, issuer and
// validity), as in the DER.
Bytes subject_of(Bytes certificate) {
  DerReader outer(certificate);
  DerReader signed_part(outer.read(kSequence));
  DerReader fields(signed_part.read(kSequence));
  if (fields.tag() == explicit_tag(0)) fields.read(explicit_tag(0));
  fields.read(MBEDTLS_ASN1_INTEGER);
  for (int i = 0; i < 3; ++i) fields.read(kSequence);
  return fields.read_whole(kSequence);
}

// True when `certificate` is the server's own or may have issued one of the chain.
bool is_candidate(Bytes certificate, const mbedtls_x509_crt& chain, const PathSearch& search) {
  return equal(bytes_of(chain.raw), certificate) || search.wants(subject_of(certificate));
}

// ---- verification ----

class Certificate {
 public:
  Certificate() { mbedtls_x509_crt_init(&certificate_); }
  ~Certificate() { mbedtls_x509_crt_free(&certificate_); }
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;
  /// `der` must outlive it.
  int parse(Bytes der) {
    return mbedtls_x509_crt_parse_der_with_ext_cb(&certificate_, der.data(), der.size(), 0,
                                                  allow_extension, nullptr);
  }
  mbedtls_x509_crt& get() { return certificate_; }

 private:
  // Critical extensions that mbedTLS does not know: those that PathSearch does.
  static int allow_extension(void*, const mbedtls_x509_crt*, const mbedtls_x509_buf* oid, int,
                             const unsigned char*, const unsigned char*) {
    return is_name_constraints(bytes_of(*oid)) ? 0 : MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE;
  }

  mbedtls_x509_crt certificate_;
};

// ---- sentences ----

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
  for (DerReader all = alternative_names(certificate); all.tag() != -1;) {
    const GeneralName name = read_general_name(all);
    if (name.tag == GeneralName::kDns) names.add(text_of(name.value));
    char text[INET6_ADDRSTRLEN];
    const size_t size = name.tag == GeneralName::kAddress ? name.value.size() : 0;
    const int family = size == 4 ? AF_INET : AF_INET6;
    if ((size == 4 || size == 16) && inet_ntop(family, name.value.data(), text, sizeof text))
      names.add(text);
  }
  notes.notef("%s: the server's certificate is for other names: %s", host, names.text());
}

void note_unknown_issuer(Notes& notes, const char* host, const mbedtls_x509_crt& chain) {
  const mbedtls_x509_crt* last = &chain;
  while (last->next) last = last->next;
  if (&chain == last && equal(bytes_of(last->issuer_raw), bytes_of(last->subject_raw))) {
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

const char* fixed_reason(const Verdict& verdict) {
  switch (verdict.reason) {
    case Distrust::BadSignature:
      return "has a signature that is not of the authority it names";
    case Distrust::NotAnAuthority:
      return "may not issue certificates";
    case Distrust::TooDeep:
      return "may not have so many authorities below it";
    case Distrust::ForbiddenUse:
      return verdict.is_of_server ? "may not be used by a server" : "may not vouch for servers";
    case Distrust::ForbiddenName:
      return "may not vouch for this name (name constraints)";
    default:
      return "has name constraints that cannot be checked here";
  }
}

const char* digest_name(mbedtls_md_type_t digest) {
  switch (digest) {
    case MBEDTLS_MD_MD5:
      return "MD5";
    case MBEDTLS_MD_SHA1:
      return "SHA-1";
    default:
      return "a digest";
  }
}

// What is wrong with a certificate, as the rest of a sentence that begins with it.
void describe(const Verdict& verdict, std::span<char> into) {
  const mbedtls_x509_time& date = verdict.date;
  char* text = into.data();
  const size_t size = into.size();
  switch (verdict.reason) {
    case Distrust::Expired:
      std::snprintf(text, size, "has expired on %04d-%02d-%02d", date.year, date.mon, date.day);
      return;
    case Distrust::NotYetValid:
      std::snprintf(text, size, "is not valid yet: it begins on %04d-%02d-%02d (is the clock right?)",
                    date.year, date.mon, date.day);
      return;
    case Distrust::WeakSignature:
      std::snprintf(text, size, "is signed with %s, which is no longer trusted",
                    digest_name(verdict.digest));
      return;
    case Distrust::WeakKey:
      if (verdict.rsa_bits)
        std::snprintf(text, size, "has a key that is too short (%u bits RSA)", verdict.rsa_bits);
      else
        std::snprintf(text, size, "has a key of a kind that is not accepted");
      return;
    default:
      std::snprintf(text, size, "%s", fixed_reason(verdict));
  }
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

Result<Verdict> TrustedCertificates::judge(mbedtls_x509_crt& chain, const char* host,
                                           Deadline deadline) const {
  const HostName name(host);
  PathSearch search(chain, name, deadline);
  CertificateReader reader(*budget_, bundle_);
  while (!search.is_trusted()) {
    WEFT_TRY_ASSIGN(const Bytes der, reader.next());
    if (der.empty()) break;
    if (!is_candidate(der, chain, search)) continue;
    Certificate candidate;
    const int error = candidate.parse(der);
    if (is_out_of_memory(error)) return Status::OutOfMemory;
    if (error == 0) WEFT_TRY(search.try_anchor(candidate.get()));
  }
  return search.verdict();
}

void note_untrusted(Notes& notes, const char* host, const mbedtls_x509_crt& chain,
                    const Verdict& verdict) {
  if (verdict.reason == Distrust::UnknownIssuer) return note_unknown_issuer(notes, host, chain);
  if (verdict.reason == Distrust::OtherName) return note_other_names(notes, host, chain);
  char subject[128], predicate[128];
  if (verdict.is_of_server)
    std::snprintf(subject, sizeof subject, "the server's certificate");
  else
    std::snprintf(subject, sizeof subject, "the certificate of its authority \"%s\"", verdict.name);
  describe(verdict, predicate);
  notes.notef("%s: %s %s", host, subject, predicate);
}

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
