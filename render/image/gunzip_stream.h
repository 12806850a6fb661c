// A stream that is gzip (RFC 1952) as what it holds: an .svgz. Takes about 40 KB while it is read.
#pragma once

#include "weft/budget.h"
#include "weft/byte_stream.h"

namespace weft {

class GunzipStream : public ByteStream {
 public:
  /// Whether a stream that begins with `head` is gzip.
  static bool is_gzip(std::span<const uint8_t> head) {
    return head.size() >= 2 && head[0] == 0x1F && head[1] == 0x8B;
  }
  /// Reads `source`, which outlives the stream; what follows its first member is passed over. What
  /// swells without end is Corrupt. Errors: OutOfMemory.
  static Result<Owned<GunzipStream>> create(ByteStream& source, Budget& budget);
};

}  // namespace weft
