// Pictures that are drawings: whoever can draw them lends the store a decoder.
#pragma once

#include <string_view>

#include "render/image/row_decoder.h"

namespace weft {

class VectorPictures {
 public:
  virtual ~VectorPictures() = default;
  /// Reads all of an SVG. The rows are drawn in the size that shrink_to() asks for; `fragment`, of
  /// its URL, may choose a view of it. Errors: Corrupt (there is no drawing in it), OutOfMemory,
  /// those of the stream.
  virtual Result<Owned<RowDecoder>> open(ByteStream& stream, Budget& budget,
                                         std::string_view fragment) = 0;
};

}  // namespace weft
