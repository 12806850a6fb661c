// WebP -> rows, by libwebp: lossy, lossless, with alpha; of an animation its first frame. The file
// and the pixels at the size that is shown are held; what libwebp itself takes is malloc's, and as
// much has to be free in the budget.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. The header is read. Errors: Corrupt,
/// OutOfMemory, those of the stream.
Result<Owned<RowDecoder>> make_webp_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
