// A resource -> the decoder for what its first bytes say it is.
#pragma once

#include "render/image/row_decoder.h"
#include "render/image/sniff.h"
#include "render/image/vector_pictures.h"
#include "weft/resources.h"

namespace weft {

/// Reads the header of a picture; the decoder owns the resource: destroying it lets the request go.
/// `format` is set also on failure, when that much was read. Of a format that is not decoded the
/// header says the size. Errors: Unsupported (not even that is known), Corrupt, OutOfMemory, those
/// of the stream. `drawings` may be null; they are told the fragment of `url`.
Result<Owned<RowDecoder>> open_picture(Owned<Resource> resource, std::string_view url,
                                       Budget& budget, VectorPictures* drawings,
                                       ImageFormat& format);

}  // namespace weft
