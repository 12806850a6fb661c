// Percent-encoding (URL Standard 1.3): which code points a part of a URL encodes. The way back to
// bytes is render/base/percent_decoding.h.
#pragma once

#include <string_view>

#include "render/base/arena_vector.h"

namespace weft {

/// The percent-encode sets of the URL Standard; each holds those before it where the standard says
/// so.
enum class EncodeSet : uint8_t { C0Control, Fragment, Query, SpecialQuery, Path, Userinfo };

/// True when `byte` is written as %XX in a part of this set.
bool must_encode(uint8_t byte, EncodeSet set);
/// Appends `text` (UTF-8; what is not becomes U+FFFD), encoded. Errors: OutOfMemory.
Status append_encoded(ArenaVector<char>& out, std::string_view text, EncodeSet set);
/// Appends one byte as %XX. Errors: OutOfMemory.
Status append_percent(ArenaVector<char>& out, uint8_t byte);

}  // namespace weft
