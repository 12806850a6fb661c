// A device-independent bitmap: what is behind the file header of a BMP and in an ICO.
#pragma once

#include <array>

#include "render/image/row_decoder.h"
#include "render/image/stream_reader.h"

namespace weft {

class Dib {
 public:
  enum class Compression : uint8_t { None, Runs, Unknown };

  /// Reads the header, the masks and the palette; `reader` stands behind them then. In icons the
  /// fourth byte of a pixel is its alpha. Errors: Corrupt, those of the stream.
  Status read(StreamReader& reader, bool is_icon);

  uint32_t width() const { return width_; }
  uint32_t height() const { return height_; }
  bool is_top_down() const { return top_down_; }
  uint16_t bits() const { return bits_; }
  Compression compression() const { return compression_; }
  bool has_alpha() const { return masks_[kAlpha].bits != 0; }
  void ignore_alpha() { masks_[kAlpha] = {}; }
  Rgba color(size_t index) const { return palette_[index & 0xFF]; }

  /// The bytes of a stored row, which end at a multiple of four.
  uint64_t row_bytes() const { return (uint64_t{width_} * bits_ + 31) / 32 * 4; }
  /// The pixels of a stored row, premultiplied. REQUIRES: `stored` has row_bytes(), not Runs.
  void convert(const uint8_t* stored, std::span<Rgba> row) const;

 private:
  static constexpr size_t kAlpha = 3;
  // Where a channel stands in a pixel.
  struct Mask {
    uint32_t mask = 0;
    uint8_t shift = 0, bits = 0;
    void set(uint32_t value);
    uint8_t of(uint32_t pixel, uint8_t otherwise) const;
  };

  Status read_core(StreamReader& reader);
  Status read_info(StreamReader& reader, uint32_t size);
  Status read_palette(StreamReader& reader, size_t entry_bytes);
  void set_masks(const std::array<uint32_t, 4>& masks);
  Rgba masked(uint32_t pixel) const;

  uint32_t width_ = 0, height_ = 0;
  bool top_down_ = false;
  uint16_t bits_ = 0;
  Compression compression_ = Compression::None;
  uint32_t colors_ = 0;
  std::array<Mask, 4> masks_;  // red, green, blue, alpha
  std::array<Rgba, 256> palette_{};
};

}  // namespace weft
