// Palettes of inks.
#pragma once

#include <optional>

#include "render/output/gamut.h"
#include "render/output/quantizer.h"

namespace weft {

/// Indexed palettes. Flat colours are compared as sRGB with the nominal colours; pictures in light
/// with the measured inks, relative to the panel's black and white: its paper is a picture's white.
class InkQuantizer final : public Quantizer {
 public:
  static constexpr size_t kChannels = 3;
  explicit InkQuantizer(const Palette& palette);
  bool dithers() const override { return true; }
  PixelValue snap(Rgba flat) const override;
  PixelValue diffused(Rgba pixel, const Tone& tone, bool raised, LightColor& error) {
    return diffused_light<kChannels>(light(pixel, tone), raised, error,
                                     [this](const LightColor& wanted, LightColor& shown) {
                                       const PixelValue ink = nearest_ink(wanted);
                                       shown = inks_[ink];
                                       return ink;
                                     });
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold);

 private:
  // Of each ink.
  using Ranks = std::array<float, kMostInks>;

  // A colour of the picture, and its light as the inks can show it.
  struct Drawn {
    Rgba pixel;
    std::array<int16_t, 3> light;
  };
  static constexpr size_t kDrawn = 32;

  LightColor light(Rgba pixel, const Tone& tone);
  Light brightness(uint8_t ink) const {
    return luminance(inks_[ink][0], inks_[ink][1], inks_[ink][2]);
  }
  void rank(uint8_t ink);
  float margin_of(const LightColor& wanted) const;
  PixelValue first_of(const Ranks& ranks, const LightColor& wanted) const;
  PixelValue nearest_ink(const LightColor& wanted) const;

  std::span<const Color> nominal_;
  size_t count_;
  LightColor inks_[kMostInks];
  Light reach_ = 0;                                              // the largest light of an ink
  std::array<uint8_t, kMostInks> by_brightness_{}, darkness_{};  // the darkest first; where each is
  // How far an ink is from a colour, but for a term of the colour alone: own_rank_ - slope *
  // colour.
  Ranks own_ranks_;
  std::array<Ranks, 3> slopes_{};
  std::array<Ranks, kMostInks> gains_{};  // slope * ink, of each ink
  std::array<Drawn, kDrawn> drawn_{};     // the last ones, by a hash
  std::optional<Gamut> gamut_;
};

}  // namespace weft
