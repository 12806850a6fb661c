// Rows of a picture that the camera stored turned -> upright rows. All pixels are held, 3 bytes
// each, 4 where there is alpha: turn what is already shrunk. What is only mirrored from left to
// right goes row by row.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder of the upright rows of `source`, which is stored as EXIF's `orientation` says;
/// `source` itself when that is 1. Errors: OutOfMemory, those of the rows.
Result<Owned<RowDecoder>> make_upright(Owned<RowDecoder> source, uint8_t orientation,
                                       Budget& budget);

}  // namespace weft
