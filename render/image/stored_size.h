// The size of a picture that is not decoded, by its first bytes.
#pragma once

#include <optional>

#include "render/image/sniff.h"
#include "weft/byte_stream.h"

namespace weft {

struct StoredSize {
  uint32_t width, height;
};

/// Of GIF, BMP, ICO and WebP, in what sniff() looks at; nothing where it does not stand there.
std::optional<StoredSize> stored_size(ImageFormat format, std::span<const uint8_t> prefix);

/// Of AVIF, in the first boxes of the stream, which is read up to there. Errors: Corrupt (there is
/// none), those of the stream.
Result<StoredSize> avif_size(ByteStream& stream);

}  // namespace weft
