// The host parser of the URL Standard (3.5): domains, IPv4, IPv6 and opaque hosts, appended in
// serialised form.
#pragma once

#include <string_view>

#include "render/base/arena_vector.h"

namespace weft {

enum class HostKind : uint8_t { Domain, Opaque };

/// Errors: Corrupt (not a host), Unsupported (beyond ASCII), OutOfMemory.
Status append_host(ArenaVector<char>& out, std::string_view input, HostKind kind);

}  // namespace weft
