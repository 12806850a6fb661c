#include "fetch/net/tls_name_constraints.h"

#include "fetch/net/tls_distinguished_name.h"
#include "render/base/ascii.h"

namespace weft {
namespace {

constexpr uint8_t kNameConstraints[] = {0x55, 0x1D, 0x1E};
constexpr uint8_t kCommonName[] = {0x55, 0x04, 0x03};
constexpr uint8_t kEmailAddress[] = {0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x01};
constexpr int kPermitted = explicit_tag(0), kExcluded = explicit_tag(1);

// ---- one name and one subtree -------------------------------------------------------------------

// A base with a dot in front holds what is below it only.
bool is_below(std::string_view name, std::string_view base) {
  if (base.empty()) return true;
  if (name.size() < base.size()) return false;
  const size_t rest = name.size() - base.size();
  if (rest > 0 && base[0] != '.' && name[rest - 1] != '.') return false;
  return equal_ignoring_case(name.substr(rest), base);
}

// The base of addresses is an address and a mask of the same size.
bool is_in_network(Bytes address, Bytes network) {
  if (network.size() != 2 * address.size()) return false;
  for (size_t i = 0; i < address.size(); ++i)
    if ((address[i] ^ network[i]) & network[address.size() + i]) return false;
  return true;
}

enum class Match : uint8_t { No, Yes, Unknown };

Match match(const GeneralName& name, const GeneralName& base, bool is_excluded) {
  if (name.tag != base.tag) return Match::Unknown;
  switch (name.tag) {
    case GeneralName::kDns:
      return is_below(text_of(name.value), text_of(base.value)) ? Match::Yes : Match::No;
    case GeneralName::kAddress:
      return is_in_network(name.value, base.value) ? Match::Yes : Match::No;
    case GeneralName::kDirectory:
      // One name can be written in many ways; begins_with() knows only those in use.
      if (is_excluded) return Match::Unknown;
      return begins_with(name.value, base.value) ? Match::Yes : Match::No;
    default: return Match::Unknown;
  }
}

// ---- one name and all subtrees ------------------------------------------------------------------

NameRuling rule_subtrees(Bytes subtrees, const GeneralName& name, bool is_excluded) {
  bool is_constrained = false;
  DerReader all(subtrees);
  while (all.tag() != -1) {
    DerReader subtree(all.read(kSequence));
    const GeneralName base = read_general_name(subtree);
    if (base.kind() != name.kind()) continue;
    // RFC 5280 has no use for minimum and maximum.
    if (!subtree.is_complete()) return NameRuling::Undecided;
    const Match matched = match(name, base, is_excluded);
    if (matched == Match::Unknown) return NameRuling::Undecided;
    if (matched == Match::Yes) return is_excluded ? NameRuling::Forbidden : NameRuling::Allowed;
    is_constrained = true;
  }
  if (!all.is_complete()) return NameRuling::Undecided;
  return is_constrained && !is_excluded ? NameRuling::Forbidden : NameRuling::Allowed;
}

NameRuling rule_name(Bytes constraints, const GeneralName& name) {
  DerReader outer(constraints);
  DerReader parts(outer.read(kSequence));
  NameRuling ruling = NameRuling::Allowed;
  if (parts.tag() == kPermitted) ruling = rule_subtrees(parts.read(kPermitted), name, false);
  if (ruling == NameRuling::Allowed && parts.tag() == kExcluded)
    ruling = rule_subtrees(parts.read(kExcluded), name, true);
  if (ruling == NameRuling::Allowed && !(parts.is_complete() && outer.is_complete()))
    return NameRuling::Undecided;
  return ruling;
}

// ---- all names of a certificate -----------------------------------------------------------------

NameRuling rule_alternative_names(Bytes constraints, const mbedtls_x509_crt& certificate) {
  NameRuling ruling = NameRuling::Allowed;
  DerReader names = alternative_names(certificate);
  while (names.tag() != -1 && ruling == NameRuling::Allowed)
    ruling = rule_name(constraints, read_general_name(names));
  return ruling;
}

NameRuling rule_subject(Bytes constraints, const mbedtls_x509_crt& certificate) {
  constexpr size_t kEmptyName = 2;
  const Bytes subject = bytes_of(certificate.subject_raw);
  if (subject.size() <= kEmptyName) return NameRuling::Allowed;
  NameRuling ruling = rule_name(constraints, {GeneralName::kDirectory, subject});
  const Bytes email = find_attribute(subject, kEmailAddress);
  if (ruling == NameRuling::Allowed && !email.empty())
    ruling = rule_name(constraints, {GeneralName::kEmail, email});
  return ruling;
}

bool has_dns_name(const mbedtls_x509_crt& certificate) {
  for (DerReader names = alternative_names(certificate); names.tag() != -1;)
    if (read_general_name(names).tag == GeneralName::kDns) return true;
  return false;
}

// A CN that looks like a host is taken for its name where there is no DNS name. It counts for
// nothing here, but an authority that may not vouch for it may not issue this certificate.
NameRuling rule_common_name(Bytes constraints, const mbedtls_x509_crt& certificate) {
  const Bytes name = find_attribute(bytes_of(certificate.subject_raw), kCommonName);
  const std::string_view text = text_of(name);
  const bool is_like_host = text.find('.') != text.npos && text.find(' ') == text.npos;
  if (!is_like_host || has_dns_name(certificate)) return NameRuling::Allowed;
  return rule_name(constraints, {GeneralName::kDns, name});
}

}  // namespace

NameRuling rule_names(const mbedtls_x509_crt& authority, const mbedtls_x509_crt& certificate) {
  const Bytes constraints = find_extension(authority, kNameConstraints);
  if (!constraints.data()) return NameRuling::Allowed;
  const NameRuling ruling = rule_subject(constraints, certificate);
  return ruling == NameRuling::Allowed ? rule_alternative_names(constraints, certificate) : ruling;
}

NameRuling rule_server(const mbedtls_x509_crt& authority, const mbedtls_x509_crt& certificate,
                       const HostName& host) {
  const Bytes constraints = find_extension(authority, kNameConstraints);
  if (!constraints.data()) return NameRuling::Allowed;
  NameRuling ruling = rule_names(authority, certificate);
  if (ruling == NameRuling::Allowed) ruling = rule_common_name(constraints, certificate);
  if (ruling == NameRuling::Allowed) ruling = rule_name(constraints, host.name());
  return ruling;
}

bool is_name_constraints(Bytes oid) { return equal(oid, kNameConstraints); }

}  // namespace weft
