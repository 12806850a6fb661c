// PNG by zlib, row by row, with a window small enough for a small heap.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// Gray and indexed lines keep their depth; 16 and 24 bits become 24; alpha stays. `row` has room
/// for 3 bytes a pixel. Errors: as write_picture().
Status write_png(LineSource& lines, const Palette& palette, InkColors inks, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget);

}  // namespace weft
