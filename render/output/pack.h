// Pixel values -> the bytes of a line (LineShape): most significant bits first, RGB565 high byte
// first, RGB888 as R, G, B, and then alpha where there is one. pixel_at() of weft/line_source.h
// reads them.
#pragma once

#include <cstdint>
#include <span>

namespace weft {

/// Writes one pixel into a line whose bits there are 0. REQUIRES: bits_per_pixel is 1, 2, 4, 8, 16,
/// 24 or 32; value fits.
void pack_pixel(std::span<uint8_t> line, uint8_t bits_per_pixel, size_t x, uint32_t value);

}  // namespace weft
