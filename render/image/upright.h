// Rows of a picture that the camera stored turned -> upright rows. All pixels are held, 3 bytes
// each: turn what is already shrunk.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder of the upright rows of `source`, an opaque picture; `source` itself when it is
/// upright. Errors: OutOfMemory, those of the rows.
Result<Owned<RowDecoder>> make_upright(Owned<RowDecoder> source, Budget& budget);

}  // namespace weft
