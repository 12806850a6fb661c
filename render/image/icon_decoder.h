// ICO and CUR -> rows: of the pictures in it the largest, of equals that of the most colours; a PNG
// or a bitmap with its mask, which is held as it is stored (256x256 at most).
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. All before the pixels is read. Errors: Corrupt,
/// OutOfMemory, those of the stream.
Result<Owned<RowDecoder>> make_icon_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
