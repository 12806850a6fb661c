#include "fetch/net/tls_trust.h"

#include <mbedtls/base64.h>

#include "fetch/net/tls_name_constraints.h"
#include "fetch/net/tls_version.h"

namespace weft {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
constexpr size_t kLongestCertificate = 32 * 1024;

// ---- the certificates of a bundle, one after the other ------------------------------------------

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

// ---- verification -------------------------------------------------------------------------------

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

}  // namespace

Status TrustedCertificates::open(std::string_view path, Notes& notes) {
  Result<MappedFile> mapped = MappedFile::open(path);
  if (mapped.status() == Status::OutOfMemory) return Status::OutOfMemory;
  if (!mapped.ok()) {
    notes.notef("%.*s: the file of trusted certificates cannot be opened",
                static_cast<int>(path.size()), path.data());
    return Status::NotFound;
  }
  file_ = std::move(mapped.value());
  const std::span<const uint8_t> bytes = file_.bytes();
  return use({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path, notes);
}

Status TrustedCertificates::use(std::string_view bundle, std::string_view name, Notes& notes) {
  bundle_ = bundle;
  if (bundle_.find(kBegin) != bundle_.npos) return Status::Ok;
  notes.notef("%.*s: holds no certificate in PEM form", static_cast<int>(name.size()), name.data());
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

}  // namespace weft
