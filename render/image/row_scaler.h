// Rows -> rows of another size: the area average where a picture shrinks, linear between pixel
// centres where it grows, the nearest pixel when pixelated. Integer arithmetic on premultiplied
// pixels; holds two or three rows.
#pragma once

#include "render/image/image_store.h"

namespace weft {

/// A decoder of the rows of `source` at width x height (not 0); `source` itself when that is its
/// size. Errors: OutOfMemory.
Result<Owned<RowDecoder>> make_row_scaler(Owned<RowDecoder> source, uint32_t width, uint32_t height,
                                          Scaling scaling, Budget& budget);

}  // namespace weft
