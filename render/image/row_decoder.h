// A stream of encoded bytes -> rows of pixels, pulled one at a time.
#pragma once

#include <span>

#include "render/base/budget.h"
#include "render/base/byte_stream.h"

namespace weft {

/// Premultiplied, in sRGB encoding: what the compositor blends.
struct Rgba {
  uint8_t red = 0, green = 0, blue = 0, alpha = 0;
  constexpr bool operator==(const Rgba&) const = default;
};

struct ImageHeader {
  uint32_t width = 0, height = 0;  ///< Of the rows that next_row() gives (after shrinking while decoding).
  uint32_t natural_width = 0, natural_height = 0;  ///< Of the picture as stored, orientation applied.
  uint8_t orientation = 1;  ///< EXIF 1…8; what is not applied to the rows yet (1 when it is).
  bool has_alpha = false;
};

class RowDecoder {
 public:
  virtual ~RowDecoder() = default;
  /// Read when the decoder was made.
  virtual const ImageHeader& header() const = 0;
  /// The next row, header().width pixels, valid until the next call. Errors: Corrupt (what came before stands), those of
  /// the stream, OutOfMemory; NotFound after the last row.
  virtual Result<std::span<const Rgba>> next_row() = 0;
};

}  // namespace weft
