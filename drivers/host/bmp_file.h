// BMP as other programs expect it (Windows 3, ImageMagick's BMP3): rows from the bottom up, 1, 4 or
// 8 bits with a table of the colours in use, everything else 24 bits.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// `row` has room for 3 bytes a pixel and 8 more. A sink that cannot be written in any order costs
/// the memory of the whole file's rows. Errors: as write_picture().
Status write_bmp(LineSource& lines, const Palette& palette, InkColors inks, std::span<uint8_t> row,
                 ByteSink& sink, Budget& budget);

}  // namespace weft
