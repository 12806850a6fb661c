// PNG through libspng, row by row, with a window small enough for a small heap.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// The colour of a pixel value.
Color color_of(const PictureColors& colors, uint8_t bits_per_pixel, uint32_t value);

/// Gray and indexed lines keep their depth; 16 and 24 bits become 24. `row` has room for 3 bytes a
/// pixel. Errors: as write_picture().
Status write_png(LineSource& lines, const PictureColors& colors, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget);

}  // namespace weft
