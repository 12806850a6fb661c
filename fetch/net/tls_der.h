// DER (X.690) as certificates use it: values one after the other, and the extensions of a
// certificate by their names.
#pragma once

#include <mbedtls/asn1.h>
#include <mbedtls/x509_crt.h>

#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

using Bytes = std::span<const uint8_t>;

inline constexpr int kSequence = MBEDTLS_ASN1_CONSTRUCTED | MBEDTLS_ASN1_SEQUENCE;
inline constexpr int kSet = MBEDTLS_ASN1_CONSTRUCTED | MBEDTLS_ASN1_SET;
/// The tag [number] of a choice or an optional part, which holds one value or several.
constexpr int explicit_tag(int number) {
  return MBEDTLS_ASN1_CONTEXT_SPECIFIC | MBEDTLS_ASN1_CONSTRUCTED | number;
}
/// The tag [number] IMPLICIT of a plain value.
constexpr int implicit_tag(int number) { return MBEDTLS_ASN1_CONTEXT_SPECIFIC | number; }

inline Bytes bytes_of(const mbedtls_x509_buf& buffer) { return {buffer.p, buffer.len}; }
bool equal(Bytes a, Bytes b);
inline std::string_view text_of(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Walks over the values in `bytes`, which must outlive what it gives out.
class DerReader {
 public:
  explicit DerReader(Bytes bytes) : rest_(bytes) {}

  /// The tag of the next value; -1 at the end.
  int tag() const { return rest_.empty() ? -1 : rest_[0]; }
  /// True when all was read, and none of it was malformed.
  bool is_complete() const { return rest_.empty() && !is_malformed_; }
  bool is_malformed() const { return is_malformed_; }
  /// The contents of the next value, which must have `tag`. Another tag makes the reader malformed:
  /// this value is empty, as is everything after it.
  Bytes read(int tag);
  /// The same, tag and length included.
  Bytes read_whole(int tag);

 private:
  Bytes rest_;
  bool is_malformed_ = false;
};

/// The DER value in the extension `oid` (its bytes without tag and length) of `certificate`; its
/// data() is null when there is none, and it is empty when there are several.
Bytes find_extension(const mbedtls_x509_crt& certificate, Bytes oid);

}  // namespace weft
