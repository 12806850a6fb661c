#include "render/image/dib.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

namespace weft {
namespace {

constexpr uint32_t kCoreHeader = 12, kInfoHeader = 40, kMasksEnd = 52, kAlphaMaskEnd = 56;
// biCompression
constexpr uint32_t kRgb = 0, kRuns8 = 1, kRuns4 = 2, kBitFields = 3, kAlphaBitFields = 6;

}  // namespace

void Dib::Mask::set(uint32_t value) {
  mask = value;
  shift = static_cast<uint8_t>(value ? std::countr_zero(value) : 0);
  bits = static_cast<uint8_t>(std::bit_width(value >> shift));
}

uint8_t Dib::Mask::of(uint32_t pixel, uint8_t otherwise) const {
  if (!bits) return otherwise;
  const uint32_t value = (pixel & mask) >> shift;
  if (bits >= 8) return static_cast<uint8_t>(value >> (bits - 8));
  const uint32_t most = (1u << bits) - 1;
  return static_cast<uint8_t>((value * 255 + most / 2) / most);
}

void Dib::set_masks(const std::array<uint32_t, 4>& masks) {
  for (size_t i = 0; i < masks.size(); ++i) masks_[i].set(masks[i]);
}

Status Dib::read(StreamReader& reader, bool is_icon) {
  uint8_t bytes[4];
  WEFT_TRY(reader.read(bytes));
  const uint32_t size = little_32(bytes);
  if (size == kCoreHeader) WEFT_TRY(read_core(reader));
  else WEFT_TRY(read_info(reader, size));
  if (is_icon) height_ /= 2;  // the mask is counted too
  if (!width_ || !height_) return Status::Corrupt;
  switch (bits_) {
    case 1:
    case 2:
    case 4:
    case 8:
    case 24: break;
    case 16:
    case 32:
      if (masks_[0].bits || masks_[1].bits || masks_[2].bits) break;
      if (bits_ == 16) set_masks({0x7C00, 0x03E0, 0x001F, 0});
      else set_masks({0xFF0000, 0xFF00, 0xFF, is_icon ? 0xFF000000 : 0});
      break;
    default: compression_ = Compression::Unknown;
  }
  return read_palette(reader, size == kCoreHeader ? 3 : 4);
}

Status Dib::read_core(StreamReader& reader) {
  uint8_t head[kCoreHeader - 4];
  WEFT_TRY(reader.read(head));
  width_ = little_16(head);
  height_ = little_16(head + 2);
  bits_ = little_16(head + 6);
  return Status::Ok;
}

Status Dib::read_info(StreamReader& reader, uint32_t size) {
  constexpr uint32_t kMostHeader = 4096;
  if (size < kInfoHeader || size > kMostHeader) return Status::Corrupt;
  uint8_t head[kAlphaMaskEnd] = {};  // from the size on, whose bytes are read
  const uint32_t read = std::min(size, kAlphaMaskEnd);
  WEFT_TRY(reader.read({head + 4, read - 4}));
  WEFT_TRY(reader.skip(size - read));
  const auto height = static_cast<int32_t>(little_32(head + 8));
  width_ = little_32(head + 4);
  height_ = static_cast<uint32_t>(std::abs(int64_t{height}));
  top_down_ = height < 0;
  bits_ = little_16(head + 14);
  colors_ = little_32(head + 32);
  const uint32_t compression = little_32(head + 16);
  const bool has_runs =
      (compression == kRuns8 && bits_ == 8) || (compression == kRuns4 && bits_ == 4);
  const bool has_masks =
      (compression == kBitFields || compression == kAlphaBitFields) && (bits_ == 16 || bits_ == 32);
  if (has_runs) compression_ = Compression::Runs;
  else if (compression != kRgb && !has_masks) compression_ = Compression::Unknown;
  if (!has_masks) return Status::Ok;
  // Later headers have the masks in them, the first one behind it.
  if (size < kMasksEnd) {
    const size_t count = compression == kAlphaBitFields ? 4 : 3;
    WEFT_TRY(reader.read({head + kInfoHeader, count * 4}));
  }
  set_masks(
      {little_32(head + 40), little_32(head + 44), little_32(head + 48), little_32(head + 52)});
  return Status::Ok;
}

Status Dib::read_palette(StreamReader& reader, size_t entry_bytes) {
  const uint32_t most = bits_ <= 8 ? 1u << bits_ : 0;
  const uint32_t count = bits_ <= 8 && (!colors_ || colors_ > most) ? most : colors_;
  if (count > palette_.size()) return Status::Ok;
  for (size_t i = 0; i < palette_.size(); ++i) palette_[i] = {0, 0, 0, 255};
  for (size_t i = 0; i < count; ++i) {
    uint8_t color[4];
    WEFT_TRY(reader.read({color, entry_bytes}));
    palette_[i] = {color[2], color[1], color[0], 255};
  }
  return Status::Ok;
}

Rgba Dib::masked(uint32_t pixel) const {
  const uint8_t alpha = masks_[kAlpha].of(pixel, 255);
  const auto channel = [&](size_t i) { return multiply_255(masks_[i].of(pixel, 0), alpha); };
  return {channel(0), channel(1), channel(2), alpha};
}

void Dib::convert(const uint8_t* stored, std::span<Rgba> row) const {
  for (size_t x = 0; x < row.size(); ++x) {
    const size_t at = x * bits_;
    const uint8_t* const bytes = stored + at / 8;
    switch (bits_) {
      case 16: row[x] = masked(little_16(bytes)); break;
      case 24: row[x] = {bytes[2], bytes[1], bytes[0], 255}; break;
      case 32: row[x] = masked(little_32(bytes)); break;
      default: row[x] = palette_[*bytes >> (8 - bits_ - at % 8) & ((1u << bits_) - 1)];
    }
  }
}

}  // namespace weft
