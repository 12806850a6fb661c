// A band of rows of an outline as coverage, in bytes or in bits: what keeps a 400 px letter from
// costing its whole bitmap.
#pragma once

#include <cstdint>

struct FT_LibraryRec_;
struct FT_Outline_;

namespace weft {

/// The memory of the rows: `height` rows of `width` pixels, zeroed, the first one `top` above the
/// baseline.
struct Band {
  int32_t left, top, width, height;
  uint8_t* rows;
};

/// 256 levels, exact area coverage, a byte each. Returns a FreeType error.
int render_gray(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band);
/// A bit a pixel, the first the highest of its byte; rows begin at whole bytes. Strokes thinner
/// than a pixel stay whole. Returns a FreeType error.
int render_mono(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band);

/// The bytes of a row of `width` bits.
constexpr int32_t bit_row_bytes(int32_t width) { return (width + 7) / 8; }
/// The rows of `bits` as 0 or 255 into the rows of `band`, at whose very end the bits may lie.
void expand_bits(const uint8_t* bits, const Band& band);

}  // namespace weft
