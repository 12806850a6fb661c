// HTTP/2 (RFC 9113) by nghttp2 over a transport. Every stream has a ring for its window; a stream
// is credited by consume() only, the connection as soon as bytes arrive, so that streams that
// nobody reads cannot hold up the others.
#pragma once

#include "fetch/net/stream.h"

namespace weft {

/// A session on `transport`, which must outlive it; sends the preface and the settings. The window
/// of a stream is `window_bytes` at first, and grows while its reader waits (grown_window()).
/// Errors: Io, Timeout, OutOfMemory.
Result<Owned<HttpConnection>> start_h2(Budget& budget, Transport& transport, size_t window_bytes,
                                       Deadline deadline);

}  // namespace weft
