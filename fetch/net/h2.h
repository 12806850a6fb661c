// HTTP/2 (RFC 9113) by nghttp2 over a transport. Every stream has a ring as large as its window; a
// stream is credited by consume() only, the connection as soon as bytes arrive, so that streams
// that nobody reads cannot hold up the others.
#pragma once

#include "fetch/net/stream.h"

namespace weft {

/// A session on `transport`, which must outlive it; sends the preface and the settings.
/// Errors: Io, Timeout, OutOfMemory.
Result<Owned<HttpConnection>> start_h2(Budget& budget, Transport& transport, uint32_t window_bytes,
                                       Deadline deadline);

}  // namespace weft
