// PNG -> rows, by libspng: every colour type and depth, at 8 bits a channel. Row by row; an
// interlaced picture as a whole, or as many of its passes as fit in memory.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. The chunks before the pixels are read.
/// Of a picture with too many of them only the size is given. Errors: Corrupt, OutOfMemory, those
/// of the stream.
Result<Owned<RowDecoder>> make_png_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
