// The encodings of the Encoding Standard, their labels and single-byte tables.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

enum class Encoding : uint8_t {
  None,  ///< No encoding: unknown label, nothing declared.
#define WEFT_ENCODING(identifier, name) identifier,
#include "render/html/encodings.inc"
#undef WEFT_ENCODING
};

/// "Get an encoding": by label, without case or surrounding white space.
Encoding find_encoding(std::string_view label);
/// Its name in the Standard, in lower case; empty for None.
std::string_view encoding_name(Encoding encoding);
/// The code points of the bytes from 0x80, U+FFFD where there is none; null when it is not a
/// single-byte encoding.
const uint16_t* upper_half(Encoding encoding);

}  // namespace weft
