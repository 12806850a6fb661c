// The sentence for a person on why a server is not trusted.
#pragma once

#include "fetch/net/tls_path.h"
#include "weft/notes.h"

namespace weft {

/// Notes what `verdict`, whose reason is not None, says of the server `host`, which showed `chain`.
void note_untrusted(Notes& notes, const char* host, const mbedtls_x509_crt& chain,
                    const Verdict& verdict);

}  // namespace weft
