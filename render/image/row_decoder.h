// A stream of encoded bytes -> rows of pixels, pulled one at a time.
#pragma once

#include <span>

#include "weft/budget.h"
#include "weft/byte_stream.h"
#include "weft/color.h"

namespace weft {

struct ImageHeader {
  /// The size of the rows that next_row() gives (after shrinking while decoding).
  uint32_t width = 0, height = 0;
  /// The size of the picture as stored, orientation applied.
  uint32_t natural_width = 0, natural_height = 0;
  /// EXIF's 1…8, as far as it is not applied to the rows yet; 1 when it is.
  uint8_t orientation = 1;
  /// Rows come from the bottom up.
  bool is_bottom_up = false;
  /// False: nothing but the size is known, rows are Unsupported.
  bool is_decoded = true;
  bool has_alpha = false;
  /// A drawing has the size that is asked for; its natural size may be 0 by 0, and then it may
  /// still have a ratio.
  bool is_drawing = false;
  float ratio_width = 0, ratio_height = 0;
};

/// True when rows of the upright picture are columns of the stored one (EXIF 5…8).
constexpr bool transposes(uint8_t orientation) { return orientation >= 5; }

/// Pictures of more pixels are not decoded: they are made to exhaust, not to be seen.
inline constexpr uint64_t kMostPixels = uint64_t{1} << 28;

class RowDecoder {
 public:
  virtual ~RowDecoder() = default;
  /// Read when the decoder was made.
  virtual const ImageHeader& header() const = 0;
  /// Announces, before the first row, that the rows (as stored, orientation not applied) will be
  /// shrunk to this size: a decoder that can give smaller rows at no cost does, never below this
  /// size; header() says what it gives. A drawing takes just this size.
  virtual void shrink_to(uint32_t width, uint32_t height) { (void)width, (void)height; }
  /// The next row, header().width pixels, valid until the next call. Errors: Corrupt (what came
  /// before stands), those of the stream, OutOfMemory; NotFound after the last row.
  virtual Result<std::span<const Rgba>> next_row() = 0;
};

}  // namespace weft
