// A colour -> the pixel value of a palette that shows it, and the light that this value gives.
//
// What is done for each pixel of a picture is not virtual: a Quantizer that dithers also has
//   static constexpr size_t kChannels   of light: 1 on gray panels, else 3
//   LightColor light(Rgba pixel, const Tone& tone, uint8_t threshold)
//     What the panel is to show of it, on average over all thresholds.
//   PixelValue snap_picture(Rgba pixel, const PanelInks& inks)
//     The value of a pixel that is not dithered, on a palette that PanelInks serves.
//   PixelValue nearest(const LightColor& wanted, LightColor& shown)
//     The value that comes nearest to what is wanted, within kDarkest and kBrightest; `shown` is
//     the light of it.
//   PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold)
//     One of the values around the pixel, so that over all thresholds 1…127 (in 1/128) their light
//     averages to its.
#pragma once

#include "render/output/diffusion.h"
#include "weft/palette.h"

namespace weft {

/// The value of a pixel that is packed (index, level, 565 or 888 bits).
using PixelValue = uint32_t;

class Quantizer {
 public:
  virtual ~Quantizer() = default;
  /// A text or flat pixel: the value nearest to the eye; no error is kept.
  virtual PixelValue snap(Rgba flat) const = 0;
  /// False when every picture pixel has its own value: nothing to dither.
  virtual bool dithers() const = 0;
};

/// The limits that errors may add up to: colours that no mixture of inks reaches must not flow over
/// into the lines below.
inline constexpr Light kDarkest = -kFullLight / 2, kBrightest = kFullLight * 3 / 2;

/// Atkinson's kernel drops a quarter of the error. In light that would make all shadows black, so
/// there it is given back: nothing is lost in black, a quarter in white. What an error is to be
/// multiplied by where so much light is wanted, in 1/kFullLight.
inline int16_t atkinson_gain(int16_t wanted) {
  constexpr uint32_t kThird = 0x10000 / 3 + 1;
  const auto missing =
      static_cast<uint16_t>(kFullLight - std::clamp<int16_t>(wanted, 0, kFullLight));
  return static_cast<int16_t>(kFullLight + (missing * kThird >> 16));
}

/// Whether a palette is as weft/palette.h asks.
bool is_whole(const Palette& palette);

/// The quantizer of `palette` (static): an InkQuantizer, GrayQuantizer or RgbQuantizer. Errors:
/// Unsupported (a palette that is not as weft/palette.h asks), OutOfMemory.
Result<Owned<Quantizer>> make_quantizer(const Palette& palette, Budget& budget);

}  // namespace weft
