// Lines -> a WebP file without loss, where libwebp is there. Its encoder wants the whole picture:
// four bytes a pixel, and about twice as much of its own.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// As write_picture(); Unsupported also above 16383 pixels a side.
Status write_webp(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
                  InkColors inks);

}  // namespace weft
