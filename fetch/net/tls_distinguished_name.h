// Distinguished names (X.501), as DER: the subjects and issuers of certificates.
#pragma once

#include "fetch/net/tls_der.h"

namespace weft {

/// True when the first parts of `name` are those of `base`, whichever kinds of string and cases of
/// letters they are written in. A malformed name begins with nothing.
bool begins_with(Bytes name, Bytes base);

/// True when the two are one name.
inline bool same_name(Bytes a, Bytes b) { return begins_with(a, b) && begins_with(b, a); }

/// The value of the last attribute of the kind `oid` in `name`; empty when there is none.
Bytes find_attribute(Bytes name, Bytes oid);

}  // namespace weft
