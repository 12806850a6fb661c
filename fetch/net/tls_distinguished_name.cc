#include "fetch/net/tls_distinguished_name.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

struct Attribute {
  Bytes oid;
  int tag = -1;
  Bytes value;
};

Attribute read_attribute(DerReader& set) {
  DerReader sequence(set.read(kSequence));
  Attribute attribute;
  attribute.oid = sequence.read(MBEDTLS_ASN1_OID);
  attribute.tag = sequence.tag();
  attribute.value = sequence.read(attribute.tag);
  return attribute;
}

bool holds_ascii(int tag) {
  return tag == MBEDTLS_ASN1_UTF8_STRING || tag == MBEDTLS_ASN1_PRINTABLE_STRING ||
         tag == MBEDTLS_ASN1_IA5_STRING;
}

bool same_attribute(const Attribute& a, const Attribute& b) {
  if (!equal(a.oid, b.oid)) return false;
  if (a.tag == b.tag && equal(a.value, b.value)) return true;
  return holds_ascii(a.tag) && holds_ascii(b.tag) &&
         equal_ignoring_case(text_of(a.value), text_of(b.value));
}

// A part is almost always one attribute; sets of several are equal in the order of DER.
bool same_part(Bytes a, Bytes b) {
  DerReader left(a), right(b);
  while (left.tag() != -1 && right.tag() != -1)
    if (!same_attribute(read_attribute(left), read_attribute(right))) return false;
  return left.is_complete() && right.is_complete();
}

}  // namespace

bool begins_with(Bytes name, Bytes base) {
  DerReader outer_name(name), outer_base(base);
  DerReader names(outer_name.read(kSequence)), bases(outer_base.read(kSequence));
  while (bases.tag() != -1)
    if (names.tag() == -1 || !same_part(names.read(kSet), bases.read(kSet))) return false;
  return bases.is_complete() && outer_base.is_complete() && !outer_name.is_malformed();
}

Bytes find_attribute(Bytes name, Bytes oid) {
  Bytes found;
  DerReader outer(name);
  for (DerReader parts(outer.read(kSequence)); parts.tag() != -1;)
    for (DerReader part(parts.read(kSet)); part.tag() != -1;) {
      const Attribute attribute = read_attribute(part);
      if (equal(attribute.oid, oid)) found = attribute.value;
    }
  return found;
}

}  // namespace weft
