// Palettes of inks.
#pragma once

#include <algorithm>
#include <optional>

#include "render/output/color_grid.h"
#include "render/output/gamut.h"
#include "render/output/panel_inks.h"
#include "render/output/quantizer.h"

namespace weft {

/// Indexed palettes. Flat colours are compared as sRGB with the nominal colours; pictures in light
/// with the measured inks, relative to the panel's black and white: its paper is a picture's white.
class InkQuantizer final : public Quantizer {
 public:
  static constexpr size_t kChannels = 3;
  InkQuantizer(const Palette& palette, Budget& budget);
  /// Errors: OutOfMemory.
  Status create() { return grid_.create(); }
  bool dithers() const override { return true; }
  PixelValue snap(Rgba flat) const override;
  LightColor light(Rgba pixel, const Tone& tone, uint8_t threshold) {
    const uint64_t way =
        grid_.near(pixel, threshold, [&](Rgba corner) { return way_in(tone.light(corner)); });
    LightColor light = tone.light(pixel);
    for (size_t i = 0; i < light.size(); ++i) light[i] += static_cast<int16_t>(way >> i * kWayBits);
    return light;
  }
  PixelValue nearest(const LightColor& wanted, LightColor& shown) const {
    const PixelValue ink = nearest_by<int32_t>(wanted);  // has room within kDarkest and kBrightest
    shown = inks_[ink];
    return ink;
  }
  PixelValue ordered(Rgba pixel, const Tone& tone, Light threshold);
  /// A pixel of a picture that is not dithered: as `inks` snap it.
  PixelValue snap_picture(Rgba pixel, const PanelInks& inks);

 private:
  // How far an ink is from a colour, but for a term of the colour alone: own - slope * colour, in
  // whole numbers so that all machines choose alike.
  struct Rank {
    int32_t own = INT32_MAX;
    std::array<int32_t, 3> slope{};
  };
  Light brightness(uint8_t ink) const {
    return luminance(inks_[ink][0], inks_[ink][1], inks_[ink][2]);
  }
  static Rank rank_of(const LightColor& ink);
  template <typename Number>
  Number rank(size_t ink, const LightColor& color) const {
    const Rank& rank = ranks_[ink];
    return (rank.own - Number{rank.slope[0]} * color[0]) -
           (Number{rank.slope[1]} * color[1] + Number{rank.slope[2]} * color[2]);
  }
  // The ranks are found in `Number`s; black, the first ink, has 0. Each has its ink in its lowest
  // bits: the least of them is found without a branch, which would be guessed wrong too often.
  template <typename Number>
  PixelValue nearest_by(const LightColor& wanted) const {
    const auto key = [&](size_t ink) {
      return int64_t{rank<Number>(ink, wanted)} * int64_t{kMostInks} + static_cast<int64_t>(ink);
    };
    int64_t least = 0;
    for (size_t ink = 1; ink < count_; ++ink) least = std::min(least, key(ink));
    return static_cast<PixelValue>(least) % kMostInks;
  }
  // The way of a light into the gamut: three lanes.
  static constexpr int kWayBits = 16;
  static constexpr Light kLongestWay = kFullLight / 2;
  uint64_t way_in(const LightColor& light) const;
  uint64_t mixture_of(const LightColor& wanted) const;

  std::span<const Color> nominal_;
  size_t count_;
  LightColor inks_[kMostInks];
  std::array<Rank, kMostInks> ranks_;
  std::array<uint8_t, kMostInks> by_brightness_{};  // the darkest first
  std::optional<Gamut> gamut_;
  ColorGrid grid_;  // how far colours are drawn in; of ordered pixels the mixture, else the ink
};

}  // namespace weft
