#include "render/image/exif.h"

#include <cstring>

namespace weft {
namespace {

constexpr size_t kTiffStart = 6;  // after "Exif\0\0"
constexpr size_t kEntryBytes = 12;
constexpr uint32_t kOrientationTag = 0x0112;
constexpr uint32_t kShortType = 3;

enum class ByteOrder : uint8_t { Little, Big };

class Tiff {
 public:
  Tiff(std::span<const uint8_t> bytes, ByteOrder order) : bytes_(bytes), order_(order) {}
  /// `count` bytes at `offset` as a number; 0 outside.
  uint32_t number(size_t offset, size_t count) const {
    if (offset > bytes_.size() || bytes_.size() - offset < count) return 0;
    uint32_t value = 0;
    for (size_t i = 0; i < count; ++i)
      value = value << 8 | bytes_[offset + (order_ == ByteOrder::Big ? i : count - 1 - i)];
    return value;
  }
  size_t size() const { return bytes_.size(); }

 private:
  std::span<const uint8_t> bytes_;
  ByteOrder order_;
};

uint8_t orientation_in(const Tiff& tiff) {
  const size_t directory = tiff.number(4, 4);
  const uint32_t entries = tiff.number(directory, 2);
  for (uint32_t i = 0; i < entries; ++i) {
    const size_t entry = directory + 2 + i * kEntryBytes;
    if (entry > tiff.size()) break;
    if (tiff.number(entry, 2) != kOrientationTag || tiff.number(entry + 2, 2) != kShortType)
      continue;
    const uint32_t orientation = tiff.number(entry + 8, 2);
    return orientation >= 1 && orientation <= 8 ? static_cast<uint8_t>(orientation) : 1;
  }
  return 1;
}

}  // namespace

uint8_t tiff_orientation(std::span<const uint8_t> tiff) {
  if (tiff.size() < 8) return 1;
  if (std::memcmp(tiff.data(), "II*\0", 4) == 0) return orientation_in({tiff, ByteOrder::Little});
  if (std::memcmp(tiff.data(), "MM\0*", 4) == 0) return orientation_in({tiff, ByteOrder::Big});
  return 1;
}

uint8_t exif_orientation(std::span<const uint8_t> app1) {
  if (app1.size() < kTiffStart || std::memcmp(app1.data(), "Exif\0", kTiffStart) != 0) return 1;
  return tiff_orientation(app1.subspan(kTiffStart));
}

}  // namespace weft
