// Pixel values -> the bytes of a line (LineShape): most significant bits first, RGB565 high byte
// first, RGB888 as R, G, B, and then alpha where there is one. pixel_at() of weft/line_source.h
// reads them.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace weft {

/// Writes one pixel into a line whose bits there are 0. REQUIRES: bits_per_pixel is 1, 2, 4, 8, 16,
/// 24 or 32; value fits.
inline void pack_pixel(std::span<uint8_t> line, uint8_t bits_per_pixel, size_t x, uint32_t value) {
  if (bits_per_pixel < 8) {
    const size_t bit = x * bits_per_pixel;
    line[bit / 8] = static_cast<uint8_t>(line[bit / 8] | value << (8 - bits_per_pixel - bit % 8));
    return;
  }
  const size_t bytes = bits_per_pixel / 8;
  for (size_t i = 0; i < bytes; ++i)
    line[x * bytes + i] = static_cast<uint8_t>(value >> 8 * (bytes - 1 - i));
}

/// Sets the pixels from `left` up to `right` of a line of 1 bit a pixel. REQUIRES: left < right
void set_bits(std::span<uint8_t> line, size_t left, size_t right);

/// Writes the pixels from `left` up to `right`, those of eight columns (x modulo 8) again and
/// again. REQUIRES: as pack_pixel().
void pack_repeated(std::span<uint8_t> line, uint8_t bits_per_pixel, size_t left, size_t right,
                   const std::array<uint32_t, 8>& columns);

}  // namespace weft
