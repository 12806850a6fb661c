// Names as certificates have them (GeneralName, RFC 5280, 4.2.1.6), and whom they name.
#pragma once

#include "fetch/net/tls_der.h"

namespace weft {

/// One name: its DER tag and contents. `value` of a directoryName is the whole Name.
struct GeneralName {
  static constexpr int kEmail = implicit_tag(1), kDns = implicit_tag(2),
                       kDirectory = explicit_tag(4), kAddress = implicit_tag(7);
  int tag = -1;
  Bytes value;

  /// The number of the choice, whichever way it is encoded.
  int kind() const { return tag & MBEDTLS_ASN1_TAG_VALUE_MASK; }
};

/// Reads the next name. REQUIRES: reader.tag() != -1
GeneralName read_general_name(DerReader& reader);

/// The server that is asked for, as a name of a certificate: a DNS name, or an address.
class HostName {
 public:
  /// `host` is a name or an address without brackets, and outlives this.
  explicit HostName(std::string_view host);
  HostName(const HostName&) = delete;
  HostName& operator=(const HostName&) = delete;
  bool is_address() const { return name_.tag == GeneralName::kAddress; }
  const GeneralName& name() const { return name_; }

 private:
  uint8_t address_[16] = {};
  GeneralName name_;
};

/// The subjectAltName of a certificate, to be read name by name.
DerReader alternative_names(const mbedtls_x509_crt& certificate);

/// True when one of the alternative names is `host` (RFC 6125, 6.4): `*` is the whole
/// left-most label of a DNS name with at least two more. The subject's CN is no name of a host.
bool certifies(const mbedtls_x509_crt& certificate, const HostName& host);

}  // namespace weft
