// Lines -> a JPEG file: baseline, at full colour resolution, because text would suffer from less.
// Gray palettes make gray files. Holds eight lines.
#pragma once

#include "weft/picture_file.h"

namespace weft {

/// As write_picture().
Status write_jpeg(LineSource& lines, const Palette& palette, ByteSink& sink, Budget& budget,
                  InkColors inks);

}  // namespace weft
