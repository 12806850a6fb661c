#include "render/html/encoding_labels.h"

#include "render/base/ascii.h"

namespace weft {
namespace {

struct EncodingLabel {
  std::string_view label;
  Encoding encoding;
};
#include "render/html/encodings.inc"

constexpr std::string_view kNames[] = {
    "",
#define WEFT_ENCODING(identifier, name) name,
#include "render/html/encodings.inc"
#undef WEFT_ENCODING
};

}  // namespace

Encoding find_encoding(std::string_view label) {
  const std::string_view wanted = trimmed(label);
  for (const EncodingLabel& row : kEncodingLabels)
    if (equal_ignoring_case(row.label, wanted)) return row.encoding;
  return Encoding::None;
}

std::string_view encoding_name(Encoding encoding) { return kNames[static_cast<size_t>(encoding)]; }

const uint16_t* upper_half(Encoding encoding) {
  for (size_t i = 0; i < std::size(kSingleByteEncodings); ++i)
    if (kSingleByteEncodings[i] == encoding) return kUpperHalves[i];
  return nullptr;
}

}  // namespace weft
