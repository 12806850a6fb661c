// A band of rows of an outline as 8-bit coverage: what keeps a 400 px letter from costing its whole
// bitmap.
#pragma once

#include <cstdint>

struct FT_LibraryRec_;
struct FT_Outline_;

namespace weft {

/// The memory of the rows: `height` rows of `width` zeroed bytes, the first one `top` above the
/// baseline.
struct Band {
  int32_t left, top, width, height;
  uint8_t* rows;
};

/// 256 levels, exact area coverage. Returns a FreeType error.
int render_gray(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band);
/// 0 or 255. Returns a FreeType error.
int render_mono(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band);

}  // namespace weft
