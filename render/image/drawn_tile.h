// A picture that is not in a file: whoever has the items of a tile gives its rows.
#pragma once

#include "render/image/row_decoder.h"

namespace weft {

class DrawnTile {
 public:
  virtual uint32_t width() const = 0;
  virtual uint32_t height() const = 0;
  /// Errors: OutOfMemory.
  virtual Result<Owned<RowDecoder>> open(Budget& budget) = 0;

 protected:
  ~DrawnTile() = default;
};

}  // namespace weft
