// GIF -> rows: the first frame on its transparent canvas. Row by row, in 18 KB beside the row; an
// interlaced picture as a whole, a byte a pixel, or as many of its passes as fit in memory.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. All before the pixels of the first frame is
/// read. Errors: Corrupt, OutOfMemory, those of the stream.
Result<Owned<RowDecoder>> make_gif_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
