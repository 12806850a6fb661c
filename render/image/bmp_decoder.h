// BMP -> rows, in the order in which they are stored, mostly from the bottom up: of 1 to 32 bits,
// with palettes, masks and runs. Takes a stored row.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. All before the pixels is read. Of a picture that
/// is JPEG, PNG or Huffman codes in a BMP only the size is given. Errors: Corrupt, OutOfMemory,
/// those of the stream.
Result<Owned<RowDecoder>> make_bmp_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
