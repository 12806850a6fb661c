// Name constraints (RFC 5280, 4.2.1.10): for which names an authority may vouch.
#pragma once

#include "fetch/net/tls_general_name.h"

namespace weft {

enum class NameRuling : uint8_t {
  Allowed,
  Forbidden,
  Undecided,  ///< There is a constraint that cannot be evaluated here.
};

/// Whether `authority` may vouch for every name of `certificate`, which is below it. DNS names,
/// addresses and permitted directory names are decided; of another form of constraint, only that
/// the certificate has no name of this form.
NameRuling rule_names(const mbedtls_x509_crt& authority, const mbedtls_x509_crt& certificate);

/// The same of the certificate that a server showed as `host`, and of `host` itself, whichever name
/// of the certificate covers it.
NameRuling rule_server(const mbedtls_x509_crt& authority, const mbedtls_x509_crt& certificate,
                       const HostName& host);

/// True when `oid` is that of the extension.
bool is_name_constraints(Bytes oid);

}  // namespace weft
