// A LineSource of a fixed pseudo-random picture, for drivers and writers to pull.
#pragma once

#include <utility>
#include <vector>

#include "render/output/pack.h"
#include "weft/line_source.h"
#include "weft/palette.h"

namespace weft {

class PatternLines final : public LineSource {
 public:
  PatternLines(uint16_t width, uint16_t height, uint8_t bits_per_pixel)
      : shape_{width, height, bits_per_pixel}, line_(shape_.bytes_per_line()) {}
  /// Of the values that `palette` has.
  PatternLines(uint16_t width, uint16_t height, const Palette& palette)
      : PatternLines(width, height, palette.bits_per_pixel) {
    if (palette.kind == PaletteKind::Indexed || palette.kind == PaletteKind::Rgb888)
      palette_ = &palette;
  }
  LineShape shape() const override { return shape_; }
  Result<std::span<const uint8_t>> next_line() override {
    if (y_ >= fails_at) return Status::Timeout;
    if (y_ >= shape_.height || y_ >= ends_at) return std::span<const uint8_t>();
    for (size_t i = 0; i < line_.size(); ++i) line_[i] = byte(y_, i);
    if (palette_) keep_to_palette();
    ++y_;
    return std::span<const uint8_t>(line_);
  }
  /// Byte `i` of line `y`.
  uint8_t byte(uint32_t y, size_t i) const {
    const auto value =
        static_cast<uint8_t>((y * 7919u + static_cast<uint32_t>(i) * 104729u) * 2654435761u >> 23);
    const size_t used = size_t{shape_.width} * shape_.bits_per_pixel - i * 8;
    return used >= 8 ? value : static_cast<uint8_t>(value & 0xFF << (8 - used));
  }
  uint8_t bit(uint32_t x, uint32_t y) const { return byte(y, x / 8) >> (7 - x % 8) & 1; }
  uint32_t fails_at = UINT32_MAX;  ///< The line that ends in Timeout.
  uint32_t ends_at = UINT32_MAX;   ///< The number of lines, where it is less than the shape's.

 private:
  // Inks that the palette has; of true colours those that six bits a channel hold.
  void keep_to_palette() {
    if (palette_->kind == PaletteKind::Rgb888) {
      for (uint8_t& channel : line_)
        channel = static_cast<uint8_t>((channel & 0xFC) | channel >> 6);
      return;
    }
    const std::vector<uint8_t> noise = std::exchange(line_, std::vector<uint8_t>(line_.size()));
    for (size_t x = 0; x < shape_.width; ++x) {
      const auto ink = pixel_at(noise, shape_.bits_per_pixel, x) % palette_->inks.size();
      const bool is_none = ink > 1 && palette_->nominal[ink] == palette_->nominal[0];
      pack_pixel(line_, shape_.bits_per_pixel, x, is_none ? 0 : static_cast<uint32_t>(ink));
    }
  }

  const Palette* palette_ = nullptr;
  LineShape shape_;
  std::vector<uint8_t> line_;
  uint32_t y_ = 0;
};

}  // namespace weft
