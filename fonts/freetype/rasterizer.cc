#include "fonts/freetype/rasterizer.h"

#include <ft2build.h>
#include <algorithm>
#include <cstring>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace weft {
namespace {

void write_spans(int y, int count, const FT_Span* spans, void* user) {
  const Band& band = *static_cast<const Band*>(user);
  const int32_t row = band.top - 1 - y;
  if (row < 0 || row >= band.height) return;
  uint8_t* line = band.rows + static_cast<ptrdiff_t>(row) * band.width;
  for (int i = 0; i < count; ++i) {
    const int32_t from = std::max<int32_t>(spans[i].x - band.left, 0);
    const int32_t to = std::min(spans[i].x + spans[i].len - band.left, band.width);
    if (from < to) std::memset(line + from, spans[i].coverage, static_cast<size_t>(to - from));
  }
}

}  // namespace

int render_gray(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band) {
  FT_Raster_Params params{};
  params.flags = FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
  params.gray_spans = write_spans;
  params.user = const_cast<Band*>(&band);
  params.clip_box = {band.left, band.top - band.height, band.left + band.width, band.top};
  return FT_Outline_Render(library, &outline, &params);
}

int render_mono(FT_LibraryRec_* library, FT_Outline_& outline, const Band& band) {
  FT_Bitmap bitmap{};
  bitmap.rows = static_cast<unsigned>(band.height);
  bitmap.width = static_cast<unsigned>(band.width);
  bitmap.pitch = bit_row_bytes(band.width);
  bitmap.pixel_mode = FT_PIXEL_MODE_MONO;
  bitmap.buffer = band.rows;
  // Some fonts switch drop-out control off, and lose half of each thin stroke.
  outline.flags = (outline.flags & ~FT_OUTLINE_IGNORE_DROPOUTS) | FT_OUTLINE_SMART_DROPOUTS;
  const FT_Pos left = band.left * 64, bottom = (band.top - band.height) * 64;
  FT_Outline_Translate(&outline, -left, -bottom);
  const FT_Error error = FT_Outline_Get_Bitmap(library, &outline, &bitmap);
  FT_Outline_Translate(&outline, left, bottom);
  return error;
}

// A byte is written only after the bits before it were read, because row for row and column for
// column there is less left to read than to write.
void expand_bits(const uint8_t* bits, const Band& band) {
  const int32_t row_bytes = bit_row_bytes(band.width);
  for (int32_t y = 0; y < band.height; ++y) {
    uint8_t* row = band.rows + static_cast<ptrdiff_t>(y) * band.width;
    for (int32_t x = 0; x < band.width; ++x) {
      const unsigned byte = bits[static_cast<ptrdiff_t>(y) * row_bytes + x / 8];
      row[x] = (byte >> (7 - x % 8)) & 1 ? 255 : 0;
    }
  }
}

}  // namespace weft
