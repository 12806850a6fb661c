#include "render/image/stored_size.h"

#include <cstdlib>
#include <cstring>

#include "render/image/stream_reader.h"

namespace weft {
namespace {

// Numbers in little endian; 0 beyond the end.
class Numbers {
 public:
  explicit Numbers(std::span<const uint8_t> bytes) : bytes_(bytes) {}
  uint32_t at(size_t offset, size_t count) const {
    uint32_t value = 0;
    for (size_t i = 0; i < count && offset + i < bytes_.size(); ++i)
      value |= uint32_t{bytes_[offset + i]} << 8 * i;
    return value;
  }
  bool has(size_t offset, const char* text) const {
    return offset + 4 <= bytes_.size() && std::memcmp(bytes_.data() + offset, text, 4) == 0;
  }

 private:
  std::span<const uint8_t> bytes_;
};

StoredSize size_of_bmp(const Numbers& file) {
  constexpr uint32_t kCoreHeader = 12;
  if (file.at(14, 4) == kCoreHeader) return {file.at(18, 2), file.at(20, 2)};
  const auto height = static_cast<int32_t>(file.at(22, 4));  // negative: from the top down
  return {file.at(18, 4), static_cast<uint32_t>(std::abs(int64_t{height}))};
}

// The first entry's; 0 is 256.
StoredSize size_of_icon(const Numbers& file) {
  const uint32_t width = file.at(6, 1), height = file.at(7, 1);
  return {width ? width : 256, height ? height : 256};
}

// RFC 9649, 2.5 to 2.7: lossy, lossless, extended.
StoredSize size_of_webp(const Numbers& file) {
  constexpr uint32_t kFourteenBits = 0x3FFF;
  if (file.has(12, "VP8 ")) return {file.at(26, 2) & kFourteenBits, file.at(28, 2) & kFourteenBits};
  if (file.has(12, "VP8L")) {
    const uint32_t sizes = file.at(21, 4);
    return {(sizes & kFourteenBits) + 1, (sizes >> 14 & kFourteenBits) + 1};
  }
  return {file.at(24, 3) + 1, file.at(27, 3) + 1};
}

constexpr uint32_t kMostSide = 1 << 16;

bool is_size(const StoredSize& size) {
  return size.width && size.height && size.width <= kMostSide && size.height <= kMostSide;
}

}  // namespace

std::optional<StoredSize> stored_size(ImageFormat format, std::span<const uint8_t> prefix) {
  const Numbers file(prefix);
  StoredSize size{};
  switch (format) {
    case ImageFormat::Gif: size = {file.at(6, 2), file.at(8, 2)}; break;
    case ImageFormat::Bmp: size = size_of_bmp(file); break;
    case ImageFormat::Icon: size = size_of_icon(file); break;
    case ImageFormat::Webp: size = size_of_webp(file); break;
    default: break;
  }
  return is_size(size) ? std::optional(size) : std::nullopt;
}

// ISO/IEC 23008-12, 6.5.3: the property "ispe", wherever its box lies.
Result<StoredSize> avif_size(ByteStream& stream) {
  constexpr uint32_t kProperty = 0x69737065, kMostBytes = 4096;
  StreamReader reader(stream);
  uint32_t name = 0;
  while (reader.position() < kMostBytes) {
    WEFT_TRY_ASSIGN(const uint8_t byte, reader.byte());
    name = name << 8 | byte;
    if (name != kProperty) continue;
    uint8_t fields[12];  // version and flags, width, height
    WEFT_TRY(reader.read(fields));
    const StoredSize size{big_32(fields + 4), big_32(fields + 8)};
    if (is_size(size)) return size;
  }
  return Status::Corrupt;
}

}  // namespace weft
