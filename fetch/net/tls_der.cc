#include "fetch/net/tls_der.h"

#include <cstring>

namespace weft {

bool equal(Bytes a, Bytes b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

Bytes DerReader::read(int tag) {
  auto* at = const_cast<unsigned char*>(rest_.data());
  const unsigned char* end = at + rest_.size();
  size_t size = 0;
  if (rest_.empty() || mbedtls_asn1_get_tag(&at, end, &size, tag) != 0) {
    is_malformed_ = true;
    rest_ = {};
    return {};
  }
  rest_ = {at + size, end};
  return {at, size};
}

Bytes DerReader::read_whole(int tag) {
  const uint8_t* begin = rest_.data();
  const Bytes contents = read(tag);
  if (is_malformed_) return {};
  return {begin, contents.data() + contents.size()};
}

Bytes find_extension(const mbedtls_x509_crt& certificate, Bytes oid) {
  Bytes found;
  DerReader whole(bytes_of(certificate.v3_ext));
  for (DerReader all(whole.read(kSequence)); all.tag() != -1;) {
    DerReader extension(all.read(kSequence));
    const bool is_wanted = equal(extension.read(MBEDTLS_ASN1_OID), oid);
    if (extension.tag() == MBEDTLS_ASN1_BOOLEAN) extension.read(MBEDTLS_ASN1_BOOLEAN);
    const Bytes value = extension.read(MBEDTLS_ASN1_OCTET_STRING);
    // RFC 5280, 4.2: not more than one of a kind.
    if (is_wanted) found = found.data() ? value.first(0) : value;
  }
  return found;
}

}  // namespace weft
