// A colour -> the pixel value of a palette that shows it, and the light that this value gives.
#pragma once

#include "render/output/diffusion.h"
#include "weft/palette.h"

namespace weft {

/// The value of a pixel that is packed (index, level, 565 or 888 bits).
using PixelValue = uint32_t;

class Quantizer {
 public:
  virtual ~Quantizer() = default;
  /// 1 on gray panels, else 3.
  virtual uint8_t channels() const = 0;
  /// A text or flat pixel: the value nearest to the eye; no error is kept.
  virtual PixelValue snap(Rgba flat) const = 0;
  /// The light of a picture's pixel.
  virtual LightColor light(Rgba pixel, const Tone& tone) const = 0;
  /// The value nearest to `wanted`; `shown` is its light.
  virtual PixelValue nearest(const LightColor& wanted, LightColor& shown) const = 0;
  /// One of the values around `wanted`, so that over all thresholds 1…127 (in 1/128) their light
  /// averages to it.
  virtual PixelValue ordered(const LightColor& wanted, Light threshold) const = 0;
  /// False when every picture pixel has its own value: nothing to dither.
  virtual bool dithers() const = 0;
};

/// Whether a palette is as weft/palette.h asks.
bool is_whole(const Palette& palette);

/// The quantizer of `palette` (static). Errors: Unsupported (a palette that is not as
/// weft/palette.h asks), OutOfMemory.
Result<Owned<Quantizer>> make_quantizer(const Palette& palette, Budget& budget);

}  // namespace weft
