// TCP connections.
#pragma once

#include "fetch/transport.h"
#include "weft/budget.h"
#include "weft/notes.h"

namespace weft {

/// A connection to `host` (a name, or an address without brackets). Blocks until `deadline`; the
/// name look-up, in whole seconds, a little longer. Errors, noted: NotFound (no such name), Io
/// (refused, unreachable), Timeout; OutOfMemory.
Result<Owned<Transport>> connect_tcp(Budget& budget, Notes& notes, std::string_view host,
                                     uint16_t port, Deadline deadline);

}  // namespace weft
