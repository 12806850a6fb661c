// JPEG -> rows, by libjpeg-turbo: baseline in a few lines of memory, progressive with those of its
// coefficients that the size needs which is shown.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

/// A decoder over `stream`, which must outlive it. The header is read; the EXIF orientation is in
/// header(). shrink_to() scales by the DCT, in eighths. Of a picture with more than 8 bits a
/// channel or too many pixels only the size is given. Errors: Corrupt, OutOfMemory, those of the
/// stream.
Result<Owned<RowDecoder>> make_jpeg_decoder(ByteStream& stream, Budget& budget);

}  // namespace weft
