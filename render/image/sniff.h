// The format of a picture by its first bytes: what a server calls it does not count.
#pragma once

#include <array>
#include <span>

#include "weft/byte_stream.h"

namespace weft {

enum class ImageFormat : uint8_t { Unknown, Png, Jpeg, Gif, Webp, Bmp, Icon, Svg };

/// The number of bytes that sniff() looks at.
inline constexpr size_t kSniffBytes = 32;

/// The format of a picture by `prefix`, its first kSniffBytes bytes or all there are.
ImageFormat sniff(std::span<const uint8_t> prefix);
/// "PNG", "GIF" …; static lifetime.
const char* format_name(ImageFormat format);

/// A stream whose first bytes can be looked at before they are read.
class PrefixedStream final : public ByteStream {
 public:
  explicit PrefixedStream(ByteStream& source) : source_(&source) {}

  /// The first kSniffBytes bytes, fewer when the stream is shorter. Call it before anything is
  /// read. Errors: as peek().
  Result<std::span<const uint8_t>> prefix();
  Result<std::span<const uint8_t>> peek() override;
  void consume(size_t bytes) override;

 private:
  ByteStream* source_;
  std::array<uint8_t, kSniffBytes> bytes_{};
  size_t size_ = 0;
  size_t consumed_ = 0;
};

}  // namespace weft
